import { Command, type MapCommand } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMapWrite } from './read-map-write.ts'
import { commandShape, itemsAtMost } from './shapes.ts'
import { hasShape } from './wire-shape.ts'

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
interface Change {
  readonly at: number
  readonly remove: number
  readonly insert: readonly number[]
}

/** Something else than a codec writes: bytes changed, doubled or left out. */
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  remove: fc.nat(2),
  insert: fc.array(fc.nat(255), { maxLength: 2 }),
})

/** The bytes with the change made. */
function changed(data: Uint8Array, { at, remove, insert }: Change): Uint8Array {
  const from = at % (data.length + 1)
  return Uint8Array.from([...data.subarray(0, from), ...insert, ...data.subarray(from + remove)])
}

/** With plain arrays where it has buffers. */
function read(data: Uint8Array): Command | null {
  return structuredClone(readMapWrite(data))
}

describe('a write to a map', () => {
  it('is read as the codec decodes it', () => {
    fc.assert(
      fc.property(command, (fields) => {
        const data = Command.encode(fields)
        expect(read(data)).toEqual(Command.decode(data))
      }),
    )
  })

  it('whose bytes were changed is not read, or as the codec decodes it where the shape is good', () => {
    let good = 0
    let other = 0
    fc.assert(
      fc.property(command, fc.array(change, { minLength: 1, maxLength: 3 }), (fields, changes) => {
        const data = changes.reduce<Uint8Array>(changed, Command.encode(fields))
        const direct = read(data)
        if (direct === null) {
          other++
          return
        }
        good++
        expect(hasShape(data, commandShape, itemsAtMost)).toBe(true)
        expect(direct).toEqual(Command.decode(data))
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(good, other)).toBeGreaterThan(100)
  })

  it('is read from the middle of a larger buffer', () => {
    const data = Command.encode({ ...place, map: { set } })
    const around = new Uint8Array(data.length + 20).fill(0xff)
    around.set(data, 10)
    expect(read(around.subarray(10, 10 + data.length))).toEqual(Command.decode(data))
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
