import { Command, type MapCommand } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMapWrite } from './read-map-write.ts'
import { itemsAtMost } from './shapes.ts'
import { plainly, readChanged } from './testing/changed-commands.ts'

const place = { session: 5, sequence: 7, acknowledgedThrough: 6, collection: 'c' }
const some = new Uint8Array([1, 2, 3])
const set = { key: some, value: some, ifAbsent: false, returnPrevious: false }

const bytes = fc.uint8Array({ maxLength: 200 })
const number = fc.oneof(fc.nat(200), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER))
const setOne: fc.Arbitrary<MapCommand> = fc.record({
  set: fc.record(
    {
      ...{ key: bytes, value: bytes, ifAbsent: fc.boolean(), returnPrevious: fc.boolean() },
      ...{ ifRevision: number, ttlMs: number },
    },
    { requiredKeys: ['key', 'value', 'ifAbsent', 'returnPrevious'] },
  ),
})
const setMany: fc.Arbitrary<MapCommand> = fc.record({
  setMany: fc.record({
    items: fc.array(
      fc.record({ key: bytes, value: bytes, ttlMs: number }, { requiredKeys: ['key', 'value'] }),
      { maxLength: 5 },
    ),
  }),
})
const command = fc.record(
  {
    session: number,
    sessionKey: bytes,
    sequence: number,
    acknowledgedThrough: number,
    collection: fc.constantFrom('', 'a', 'name.of-a_map', 'x'.repeat(130)),
    map: fc.oneof(setOne, setMany),
  },
  { requiredKeys: ['map'] },
)
describe('a write to a map', () => {
  it('is read as the codec decodes it', () => {
    fc.assert(
      fc.property(command, (fields) => {
        const data = Command.encode(fields)
        expect(plainly(readMapWrite(data))).toEqual(Command.decode(data))
      }),
    )
  })

  it('whose bytes were changed is not read, or as the codec decodes it where the shape is good', () => {
    const { read, left, bad } = readChanged(command, readMapWrite, 5000)
    expect(Math.min(read, left + bad)).toBeGreaterThan(100)
  })

  it('is read from the middle of a larger buffer', () => {
    const data = Command.encode({ ...place, map: { set } })
    const around = new Uint8Array(data.length + 20).fill(0xff)
    around.set(data, 10)
    const within = around.subarray(10, 10 + data.length)
    expect(plainly(readMapWrite(within))).toEqual(Command.decode(data))
  })

  it('has no more items than one may have', () => {
    const items = (count: number) => {
      const item = { key: some, value: some }
      return Command.encode({
        ...place,
        map: { setMany: { items: Array.from({ length: count }, () => item) } },
      })
    }
    expect(readMapWrite(items(itemsAtMost))?.map?.setMany?.items.length).toBe(itemsAtMost)
    expect(readMapWrite(items(itemsAtMost + 1))).toBeNull()
  })
})

describe('left to others is', () => {
  const honest = Command.encode({ ...place, map: { set } })
  const cases: readonly [string, Uint8Array][] = [
    ['nothing', new Uint8Array(0)],
    ['another operation', Command.encode({ ...place, map: { clear: {} } })],
    ['another kind', Command.encode({ ...place, queue: { clear: {} } })],
    ['two operations', Command.encode({ ...place, map: { set, setMany: { items: [] } } })],
    ['two kinds', Command.encode({ ...place, map: { set }, vec: { clear: {} } })],
    ['a name beyond ASCII', Command.encode({ ...place, collection: 'ü', map: { set } })],
    ['what goes on behind', Uint8Array.from([...honest, 0])],
    ['what ends too early', honest.subarray(0, -1)],
  ]

  it.each(cases)('%s', (_name, data) => {
    expect(readMapWrite(data)).toBeNull()
  })
})
