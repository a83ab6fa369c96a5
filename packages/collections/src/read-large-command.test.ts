import { Command, type MapCommand, type QueueCommand } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnyCommand, readCommand } from './bodies.ts'
import { defaultLimits } from './limits.ts'
import { readLargeCommand } from './read-large-command.ts'
import { commandShape, itemsAtMost } from './shapes.ts'
import { exhaust, takesSteps } from './steps.ts'
import { hasShape } from './wire-shape.ts'

const bytes = fc.uint8Array({ maxLength: 12 })
const values = fc.array(bytes, { minLength: 8, maxLength: 40 })
const operation: fc.Arbitrary<Partial<Command>> = fc.oneof(
  fc
    .array(
      fc.record(
        { key: bytes, value: bytes, ttlMs: fc.maxSafeNat() },
        { requiredKeys: ['key', 'value'] },
      ),
      { minLength: 4, maxLength: 40 },
    )
    .map((items) => ({ map: { setMany: { items } } })),
  values.map((keys) => ({ map: { deleteMany: { keys } } })),
  values.map((list) => ({ vec: { push: { values: list } } })),
  values.map((list) => ({ vec: { pushFront: { values: list } } })),
  values.map((list) => ({ set: { add: { values: list } } })),
  values.map((list) => ({ set: { delete: { values: list } } })),
  fc
    .array(fc.record({ priority: bytes, key: bytes, value: bytes }), {
      minLength: 4,
      maxLength: 40,
    })
    .map((items) => ({ queue: { pushMany: { items } } })),
  values.map((keys) => ({ queue: { delete: { keys } } })),
)
const command = fc
  .tuple(
    operation,
    fc.record({
      session: fc.oneof(fc.nat(300), fc.maxSafeNat()),
      sequence: fc.nat(300),
      acknowledgedThrough: fc.nat(300),
      collection: fc.constantFrom('', 'c', 'ü'),
    }),
  )
  .map(([of, place]) => ({ ...place, ...of }))

const change = fc.record({
  at: fc.nat(),
  remove: fc.nat(2),
  insert: fc.array(fc.nat(255), { maxLength: 2 }),
})

const place = { session: 5, sequence: 7, acknowledgedThrough: 6, collection: 'c' }
const some = new Uint8Array([1, 2, 3])
const long = (count: number) =>
  Command.encode({ ...place, vec: { push: { values: Array.from({ length: count }, () => some) } } })

/** With plain arrays where it has buffers. */
function read(data: Uint8Array): Command | null {
  return structuredClone(exhaust(readLargeCommand(data)))
}

describe('a command with a long list', () => {
  it('is read as the codec decodes it', () => {
    let whole = 0
    fc.assert(
      fc.property(command, (fields) => {
        const data = Command.encode(fields)
        const direct = read(data)
        if (direct === null) return
        whole++
        expect(direct).toEqual(Command.decode(data))
      }),
      { numRuns: 2000 },
    )
    expect(whole).toBeGreaterThan(1000)
  })

  it('whose bytes were changed is not read, or as the codec decodes it where the shape is good', () => {
    let good = 0
    let other = 0
    fc.assert(
      fc.property(command, fc.array(change, { minLength: 1, maxLength: 3 }), (fields, changes) => {
        let data = Command.encode(fields)
        for (const { at, remove, insert } of changes) {
          const from = at % (data.length + 1)
          data = Uint8Array.from([
            ...data.subarray(0, from),
            ...insert,
            ...data.subarray(from + remove),
          ])
        }
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

  it('is read with fields in another order and others beside them', () => {
    const vec = { push: { values: Array.from({ length: 100 }, () => some) } }
    const list = Command.encode({ vec })
    const rest = Command.encode(place)
    for (const parts of [
      [list, rest],
      [rest, list],
    ]) {
      const body = new Uint8Array(Buffer.concat(parts))
      expect(read(body)).toEqual(Command.decode(body))
    }
    // Two operations: what they mean is for the caller to refuse.
    const two = Command.encode({ ...place, vec: { ...vec, clear: {} } })
    expect(read(two)).toEqual(Command.decode(two))
    // The codec would take the last of two lists, and says nothing.
    expect(read(new Uint8Array(Buffer.concat([list, rest, list])))).toBeNull()
    expect(
      read(new Uint8Array(Buffer.concat([list, rest, Command.encode({ vec: {} })]))),
    ).toBeNull()
  })

  it('is read in parts, and has no more items than one may have', () => {
    const steps = readLargeCommand(long(10_000))
    let count = 0
    while (steps.next().done !== true) count++
    expect(count).toBe(40)
    expect(read(long(itemsAtMost))?.vec?.push?.values).toHaveLength(itemsAtMost)
    expect(read(long(itemsAtMost + 1))).toBeNull()
    const heavy = { key: some, value: new Uint8Array(50_000) }
    const map: MapCommand = { setMany: { items: [heavy, heavy, heavy] } }
    const few = readLargeCommand(Command.encode({ ...place, map }))
    for (let step = 0; step < 3; step++) expect(few.next().done).toBe(false)
    expect(few.next().done).toBe(true)
  })

  it('is not one where another operation is most of it', () => {
    const push = { priority: some, key: some, value: new Uint8Array(100) }
    const queue: QueueCommand = { push }
    expect(read(Command.encode({ ...place, queue }))).toBeNull()
    const operations = [{ collection: 'c', vec: { push: { values: [some, some, some] } } }]
    expect(read(Command.encode({ ...place, atomic: { checks: [], operations } }))).toBeNull()
    expect(read(new Uint8Array(0))).toBeNull()
  })

  it('is refused for what a small one is refused for', () => {
    const cases = [
      long(itemsAtMost),
      long(itemsAtMost + 1),
      Command.encode({ ...Command.decode(long(9000)), sequence: 0 }),
      Command.encode({ ...Command.decode(long(9000)), collection: 'NO' }),
      Command.encode({
        ...place,
        map: { deleteMany: { keys: [some, new Uint8Array(defaultLimits.maxKeyBytes + 1)] } },
        cell: { set: { value: new Uint8Array(20_000), returnPrevious: false } },
      }),
      Command.encode({
        ...place,
        set: { add: { values: [...new Array(9000).fill(some), new Uint8Array(5000)] } },
      }),
    ]
    for (const body of cases) {
      expect(takesSteps(readAnyCommand(body, defaultLimits))).toBe(true)
      expect(exhaustAny(body)).toEqual(readCommand(body, defaultLimits))
    }
  })
})

function exhaustAny(body: Uint8Array) {
  const any = readAnyCommand(body, defaultLimits)
  return takesSteps(any) ? exhaust(any) : any
}
