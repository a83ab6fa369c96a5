import { expect, test } from 'vitest'
import { isLarge } from './admissible.ts'
import { createDeadlines } from './deadlines.ts'
import { createJudge } from './judge.ts'
import type { Admission } from './seams.ts'
import { createWaiter } from './waiter.ts'
import { bytesOf, ownWrite, type Write } from './write.ts'

const refused: Admission = { ok: false, code: 'invalid_command', message: 'bad', details: {} }
const BAD = 1
const EXPLODES = 2
const KEPT_MARK = 3

/** A machine that takes `steps` of `costMs` for a large entry and one for a small one, and refuses what begins with `BAD`. */
function setUp({ costMs = 1, steps = 10, stepMs = 1 } = {}) {
  const time = { now: 0 }
  const later: (() => void)[] = []
  const admitted: number[] = []
  const told: string[] = []
  let looked = 0
  const judge = createJudge({
    machine: {
      *admissible(data) {
        for (let step = 1; isLarge(data.length) && step < steps; step++) {
          time.now += costMs
          looked += 1
          yield
        }
        time.now += costMs
        if (data[0] === EXPLODES) throw new Error('a bug')
        return data[0] === BAD ? refused : { ok: true }
      },
      isKeptMark: ([first]) => first === KEPT_MARK,
    },
    clock: { now: () => time.now, yield: (callback) => void later.push(callback) },
    sliceMs: 4,
    admitted: ({ bytes }) => void admitted.push(bytes),
  })
  const deadlines = createDeadlines(10)
  const propose = (...entries: readonly Uint8Array[]): Write => {
    const waiter = createWaiter<never>({
      deadlines,
      deadline: 1000,
      giveUp: () => new Error('in vain'),
      done: (outcome) => void (outcome.ok || told.push(outcome.error.message)),
    })
    const write = ownWrite(entries, bytesOf(entries), waiter)
    judge.judge(write)
    return write
  }
  /** A turn of the event loop, no longer than a slice and the steps that are under way when it ends. */
  const turn = () => {
    const before = time.now
    later.shift()?.()
    expect(time.now - before).toBeLessThanOrEqual(4 + 2 * stepMs)
  }
  return { time, later, admitted, told, propose, turn, deadlines, looked: () => looked }
}

const large = (first: number, length = 20_000) => new Uint8Array(length).fill(first, 0, 1)

test('what a slice has room for is decided at once, and what comes on top in later turns', () => {
  const { propose, admitted, later, turn } = setUp({ costMs: 1, steps: 3 })
  propose(large(0))
  expect(admitted).toEqual([20_000])
  expect(later).toHaveLength(0)
  // It has a millisecond left, whoever comes.
  propose(large(0, 20_001))
  propose(large(0, 20_002))
  expect(admitted).toEqual([20_000])
  while (later.length > 0) {
    expect(later).toHaveLength(1)
    turn()
  }
  expect(admitted).toEqual([20_000, 20_001, 20_002])
})

test('a long one holds no turn for longer than a slice, and those behind it keep their order', () => {
  const { propose, admitted, told, later, turn, time } = setUp({ costMs: 1, steps: 100 })
  propose(large(0))
  propose(large(BAD))
  propose(large(0, 30_000))
  expect(time.now).toBe(4)
  let turns = 0
  for (; later.length > 0; turns++) turn()
  expect(turns).toBeGreaterThanOrEqual(75)
  expect(admitted).toEqual([20_000, 30_000])
  expect(told).toEqual(['bad'])
})

test('a write is refused for any of its entries, and for a mark that every member keeps', () => {
  const { propose, admitted, told } = setUp({ costMs: 0 })
  propose(large(0), large(0), large(BAD))
  propose(large(0), large(KEPT_MARK), large(BAD))
  expect(admitted).toEqual([])
  expect(told).toEqual(['bad', 'a mark that every member keeps is set by the leader alone'])
})

test('many small entries are judged in steps as one large one is', () => {
  const { propose, admitted, later, turn } = setUp({ costMs: 0.01, steps: 1, stepMs: 1.7 })
  propose(...Array.from({ length: 1000 }, () => large(0, 100)))
  expect(admitted).toEqual([])
  while (later.length > 0) turn()
  expect(admitted).toEqual([100_000])
})

test('many small entries do not wait for large ones, nor these for them', () => {
  const { propose, admitted, turn } = setUp({ costMs: 1, steps: 20 })
  for (const bytes of [20_000, 20_001, 20_002]) propose(large(0, bytes))
  const small = () => propose(large(0, 8_450), large(0, 8_450))
  small()
  small()
  while (admitted.length < 5) turn()
  expect(admitted).toEqual([16_900, 16_900, 20_000, 20_001, 20_002])
  propose(large(0, 20_003))
  for (let turns = 0; !admitted.includes(20_003); turns++) {
    expect(turns).toBeLessThan(20)
    for (let count = 0; count < 4; count++) small()
    turn()
  }
})

test('what nobody waits for any more is looked at no further, and never passed on', () => {
  const { propose, admitted, later, turn, deadlines, looked } = setUp({ costMs: 1, steps: 50 })
  const first = propose(large(0))
  propose(large(0, 30_000))
  turn()
  const before = looked()
  first.waiter.reject(new Error('gone'))
  turn()
  deadlines.sweep(Number.POSITIVE_INFINITY)
  turn()
  expect(looked()).toBeLessThanOrEqual(before + 5)
  expect(later).toHaveLength(0)
  expect(admitted).toEqual([])
})

test('where judging fails, whoever proposed it is told, and the next one has its turn', () => {
  const { propose, admitted, told, later, turn } = setUp()
  propose(large(EXPLODES))
  propose(large(0))
  while (later.length > 0) turn()
  expect(told).toEqual(['a bug'])
  expect(admitted).toEqual([20_000])
})
