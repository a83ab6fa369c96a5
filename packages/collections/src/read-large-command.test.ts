import { type AtomicCheck, type AtomicOperation, Command } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnyCommand, readCommand } from './bodies.ts'
import type { Portion } from './decode-in-steps.ts'
import { defaultLimits } from './limits.ts'
import { readLargeCommand } from './read-large-command.ts'
import { itemsAtMost } from './shapes.ts'
import { exhaust, takesSteps } from './steps.ts'
import { plainly, readChanged } from './testing/changed-commands.ts'

const bytes = fc.uint8Array({ maxLength: 12 })
const number = fc.oneof(fc.nat(300), fc.maxSafeNat())
const name = fc.constantFrom('', 'c', 'ü', 'x'.repeat(40))

const values = fc.array(bytes, { maxLength: 12 })
const keyValue = fc.record(
  { key: bytes, value: bytes, ttlMs: number },
  { requiredKeys: ['key', 'value'] },
)
const pushed = fc.record({ priority: bytes, key: bytes, value: bytes })
/** Every list that there is, and operations without one. Two kinds at once are refused, but not by the reader. */
const operation = fc
  .array(
    fc.oneof(
      fc.array(keyValue, { maxLength: 12 }).map((items) => ({ map: { setMany: { items } } })),
      values.map((keys) => ({ map: { deleteMany: { keys } } })),
      values.map((list) => ({ vec: { push: { values: list } } })),
      values.map((list) => ({ vec: { pushFront: { values: list } } })),
      fc.record({ index: number, value: bytes }).map((insert) => ({ vec: { insert } })),
      values.map((list) => ({ set: { add: { values: list } } })),
      values.map((list) => ({ set: { delete: { values: list } } })),
      fc.array(pushed, { maxLength: 12 }).map((items) => ({ queue: { pushMany: { items } } })),
      values.map((keys) => ({ queue: { delete: { keys } } })),
      bytes.map((value) => ({ cell: { set: { value, returnPrevious: true } } })),
      bytes.map((value) => ({ once: { set: { value } } })),
      fc.constant({ map: { clear: {} } }),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((some): Omit<AtomicOperation, 'collection'> => Object.assign({}, ...some))

const check: fc.Arbitrary<AtomicCheck> = fc.record(
  {
    ...{ collection: name, key: bytes, revision: number, value: bytes },
    place: fc.record({ index: number }),
    ...{ absent: fc.boolean(), present: fc.boolean() },
  },
  { requiredKeys: ['collection', 'absent', 'present'] },
)
const atomic = fc.record({
  checks: fc.array(check, { maxLength: 4 }),
  operations: fc.array(
    fc.tuple(name, operation).map(([collection, of]): AtomicOperation => ({ ...of, collection })),
    { maxLength: 6 },
  ),
})
const create = fc.record({
  kind: name,
  options: fc.record({
    ...{ keyCodec: name, valueCodec: name, priority: name },
    ...{ maxItems: number, maxBytes: number },
  }),
})

const place = { session: 5, sequence: 7, acknowledgedThrough: 6, collection: 'c' }
const command = fc
  .tuple(
    fc.oneof(
      operation,
      atomic.map((of) => ({ atomic: of })),
      create.map((of) => ({ create: of })),
    ),
    fc.record({
      ...{ session: number, sequence: number, acknowledgedThrough: number, collection: name },
    }),
  )
  .map(([of, at]): Partial<Command> => ({ ...at, ...of }))

/** So small that whatever may be divided is. */
const smallest: Portion = { bytes: 1, items: 1 }
const portions = [smallest, { bytes: 20, items: 3 }, { bytes: 100, items: 256 }] as const

const some = new Uint8Array([1, 2, 3])
const push = (count: number) => ({
  vec: { push: { values: Array.from({ length: count }, () => some) } },
})
const long = (count: number) => Command.encode({ ...place, ...push(count) })
const transaction = (operations: readonly Omit<AtomicOperation, 'collection'>[]) =>
  Command.encode({
    ...place,
    collection: '',
    atomic: { checks: [], operations: operations.map((of) => ({ collection: 'c', ...of })) },
  })

function read(data: Uint8Array, portion?: Portion): Command | null {
  return exhaust(readLargeCommand(data, portion))
}

function stepsOf(data: Uint8Array): number {
  const reading = readLargeCommand(data)
  let count = 1
  while (reading.next().done !== true) count++
  return count
}

describe('a command that is read in steps', () => {
  it.each(portions)('of %o is what the codec decodes', (portion) => {
    fc.assert(
      fc.property(command, (fields) => {
        const data = Command.encode(fields)
        expect(plainly(read(data, portion))).toEqual(Command.decode(data))
      }),
      { numRuns: 300 },
    )
  })

  it.each(portions)('of %o is read exactly where its changed bytes have the shape', (portion) => {
    const { read: good, left, bad } = readChanged(command, (data) => read(data, portion), 2000)
    expect(left).toBe(0)
    expect(Math.min(good, bad)).toBeGreaterThan(100)
  })

  it('is read with fields in another order, and with two operations', () => {
    const list = Command.encode(push(100))
    const rest = Command.encode(place)
    const more = transaction([{ map: { clear: {} } }, push(50), { set: { add: { values: [] } } }])
    const checks = Command.encode({
      atomic: { checks: [{ collection: 'c', absent: true, present: false }], operations: [] },
    })
    for (const parts of [
      [list, rest],
      [rest, list],
      [list, more],
    ]) {
      const body = new Uint8Array(Buffer.concat(parts))
      for (const portion of portions) {
        expect(plainly(read(body, portion))).toEqual(Command.decode(body))
      }
    }
    // The codec would take the last of two, and says nothing.
    expect(read(new Uint8Array(Buffer.concat([list, rest, list])))).toBeNull()
    expect(read(new Uint8Array(Buffer.concat([more, checks])))).toBeNull()
  })

  it('has no more items than one may have, in all of its operations together', () => {
    expect(read(long(itemsAtMost))?.vec?.push?.values).toHaveLength(itemsAtMost)
    expect(read(long(itemsAtMost + 1))).toBeNull()
    const half = push(itemsAtMost / 2)
    expect(read(transaction([half, push(itemsAtMost / 2 - 1)]))?.atomic?.operations).toHaveLength(2)
    expect(read(transaction([half, push(itemsAtMost / 2 + 2)]))).toBeNull()
  })

  it.each([
    ['one list', long(10_000), 38],
    ['many short operations', transaction(Array.from({ length: 1024 }, () => push(16))), 20],
    ['some long ones', transaction([push(3000), push(3000), push(3000)]), 35],
    [
      'two lists of one operation',
      transaction([
        { ...push(3000), set: { add: { values: Array.from({ length: 3000 }, () => some) } } },
      ]),
      22,
    ],
  ] as const)('with %s takes steps of a few hundred items', (_name, data, atLeast) => {
    // Those in which its shape is judged are not counted.
    expect(stepsOf(data) - Math.ceil(data.length / 4096)).toBeGreaterThan(atLeast)
  })

  it('is refused for what a small one is refused for', () => {
    const byte = Command.encode({ session: 1 })
    const huge = 'x'.repeat(20_000)
    const heavy = { set: { add: { values: [new Uint8Array(5000)] } } }
    const late = {
      set: { add: { values: [...new Array(9000).fill(some), new Uint8Array(5000)] } },
    }
    const good = Array.from({ length: 600 }, () => push(16))
    const cases: readonly (readonly [string | undefined, Uint8Array])[] = [
      [undefined, long(itemsAtMost)],
      ['invalid_command', long(itemsAtMost + 1)],
      ['invalid_command', Command.encode({ ...Command.decode(long(9000)), sequence: 0 })],
      ['invalid_name', Command.encode({ ...Command.decode(long(9000)), collection: 'NO' })],
      ['invalid_command', new Uint8Array([...long(9000), ...byte])],
      ['invalid_name', Command.encode({ ...place, ...push(1), collection: huge })],
      ['unsupported_kind', Command.encode({ ...place, create: { kind: huge } })],
      [
        'limit_exceeded',
        Command.encode({ ...place, ...heavy, sessionKey: new Uint8Array(16_000) }),
      ],
      [undefined, transaction(good)],
      ['limit_exceeded', Command.encode({ ...place, ...late })],
      ['limit_exceeded', transaction([...good, heavy, { map: {} }])],
      ['limit_exceeded', transaction([push(1), late, { map: {} }])],
      ['invalid_command', transaction([...good, { map: {} }, heavy])],
      ['invalid_name', transaction([...good, { ...push(1), collection: huge } as never])],
      [
        'invalid_command',
        Command.encode({ ...Command.decode(transaction(good)), collection: huge }),
      ],
    ]
    for (const [code, body] of cases) {
      const any = readAnyCommand(body, defaultLimits)
      if (!takesSteps(any)) throw new Error('a large command takes no steps')
      const inSteps = exhaust(any)
      const atOnce = readCommand(body, defaultLimits)
      expect('code' in atOnce ? atOnce.code : undefined).toBe(code)
      expect('code' in inSteps ? inSteps : plainly(inSteps)).toEqual(atOnce)
    }
  })
})
