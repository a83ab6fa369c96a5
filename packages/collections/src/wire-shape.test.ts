import { Command, type MapCommand } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandShape, itemsAtMost } from './shapes.ts'
import { bytes as bytesField, hasShape, manyBytes, nested, uint32, uint64 } from './wire-shape.ts'

const some = new Uint8Array([1, 2, 3])
const most = Number.MAX_SAFE_INTEGER
const operations: MapCommand[] = [
  { set: { key: some, value: some, ifAbsent: true, ifRevision: most, returnPrevious: true } },
  {
    setMany: {
      items: [
        { key: some, value: some },
        { key: some, value: some },
      ],
    },
  },
  { compareExchange: { key: some, expected: some, next: some } },
  { delete: { key: some, returnPrevious: true } },
  { deleteMany: { keys: [some, some, some] } },
  { clear: {} },
]

describe('a command', () => {
  it('has no more items than one may have', () => {
    const items = (count: number) =>
      Command.encode({ map: { deleteMany: { keys: Array.from({ length: count }, () => some) } } })
    expect(hasShape(items(itemsAtMost), commandShape)).toBe(true)
    expect(hasShape(items(itemsAtMost + 1), commandShape)).toBe(false)
  })

  it('has no more items than one may have in all operations of its transaction', () => {
    const keys = Array.from({ length: itemsAtMost / 2 + 1 }, () => some)
    const operation = { collection: 'c', map: { deleteMany: { keys } } }
    const once = Command.encode({ atomic: { checks: [], operations: [operation] } })
    const twice = Command.encode({ atomic: { checks: [], operations: [operation, operation] } })
    expect(hasShape(once, commandShape, itemsAtMost)).toBe(true)
    expect(hasShape(twice, commandShape, itemsAtMost)).toBe(false)
  })
})

describe('a message', () => {
  const shape = { 1: uint64, 2: bytesField, 3: nested({ 1: uint32 }), 4: manyBytes(2) }
  const cases: readonly [string, readonly number[], boolean][] = [
    ['nothing', [], true],
    ['a number', [0x08, 0x05], true],
    ['bytes', [0x12, 0x01, 0xff], true],
    ['a message in a message', [0x1a, 0x02, 0x08, 0x01], true],
    ['fields in any order', [0x12, 0x00, 0x08, 0x05], true],
    ['a repeated field', [0x22, 0x00, 0x22, 0x00], true],
    ['a repeated field too often', [0x22, 0x00, 0x22, 0x00, 0x22, 0x00], false],
    ['a field twice', [0x08, 0x05, 0x08, 0x05], false],
    ['an unknown field', [0x28, 0x05], false],
    ['field 33, which must not be taken for field 1', [0x88, 0x02, 0x05], false],
    ['a group', [0x0b, 0x0c], false],
    ['bytes where a number belongs', [0x0a, 0x01, 0x05], false],
    ['a number where bytes belong', [0x10, 0x00], false],
    ['a fixed width', [0x09, 0, 0, 0, 0, 0, 0, 0, 0], false],
    ['an overlong number', [0x08, 0x85, 0x00], false],
    ['a number that ends too early', [0x08, 0x85], false],
    ['the highest safe integer', [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], true],
    ['an unsafe integer', [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10], false],
    ['a number of ten bytes', [0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], false],
    ['33 bits where 32 belong', [0x1a, 0x06, 0x08, 0x80, 0x80, 0x80, 0x80, 0x10], false],
    ['bytes beyond the end', [0x12, 0x02, 0x01], false],
    ['a message beyond the end', [0x1a, 0x03, 0x08, 0x01], false],
    ['a field across the end of its message', [0x1a, 0x01, 0x08, 0x01], false],
  ]

  it.each(cases)('with %s', (_name, data, expected) => {
    expect(hasShape(new Uint8Array(data), shape)).toBe(expected)
  })

  it('that passes is decoded without an error and is what the codec would write', () => {
    const command = fc.record({
      session: fc.nat(300),
      sequence: fc.nat(300),
      collection: fc.constantFrom('', 'a'),
      map: fc.constantFrom(...operations),
    })
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 })
    fc.assert(
      fc.property(command, flips, (fields, changes) => {
        const data = Command.encode(fields)
        for (const [at, to] of changes) data[at % data.length] = to
        if (!hasShape(data, commandShape)) return
        // Reading and writing again settles at once: nothing was read in two ways.
        const once = Command.encode(Command.decode(data))
        expect(Command.encode(Command.decode(once))).toEqual(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('of a million nested groups is refused and nothing overflows', () => {
    expect(hasShape(new Uint8Array(1_000_000).fill(0x0b), commandShape)).toBe(false)
  })
})
