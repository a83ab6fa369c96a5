import { expect, test } from 'vitest'
import type { StateRoots } from '../seams.ts'
import { computeRoots } from './compute-roots.ts'

const roots: StateRoots = { anchor: 1, root: 'r', header: 'h', sessions: 's', collections: [] }

/** A clock whose time passes only in steps and timers. */
function setUp(share: number, { steps = 100, stepMs = 1, throwsAt = -1 } = {}) {
  const time = { now: 0, busy: 0 }
  const later: { readonly ms: number; readonly run: () => void }[] = []
  const slices: number[] = []
  const outcome: { roots: StateRoots | null; error: unknown } = { roots: null, error: null }
  function* work() {
    for (let at = 0; at < steps; at += 1) {
      if (at === throwsAt) throw new Error('a bug')
      time.now += stepMs
      time.busy += stepMs
      yield
    }
    return roots
  }
  const stop = computeRoots(work(), {
    clock: {
      now: () => time.now,
      timer(ms, run) {
        later.push({ ms, run })
        return () => later.splice(0)
      },
      yield: (run) => void later.push({ ms: 0, run }),
    },
    sliceMs: 2,
    share,
    done: (computed) => {
      outcome.roots = computed
    },
    failed: (error) => {
      outcome.error = error
    },
  })
  const run = (turns = Number.POSITIVE_INFINITY) => {
    for (let turn = 0; turn < turns; turn += 1) {
      const next = later.shift()
      if (next === undefined) return
      time.now += next.ms
      const before = time.busy
      next.run()
      slices.push(time.busy - before)
    }
  }
  return { time, slices, outcome, run, stop, later }
}

test('works in slices, and for no more than its share of the time', () => {
  const { time, slices, outcome, run } = setUp(0.02)
  expect(slices).toEqual([])
  run()
  expect(outcome.roots).toBe(roots)
  expect(Math.max(...slices)).toBeLessThanOrEqual(4)
  expect(time.busy / time.now).toBeLessThan(0.0205)
  expect(time.busy / time.now).toBeGreaterThan(0.015)
})

test('a process that stood still in a slice does not rest for all of that time', () => {
  const { time, outcome, run, later } = setUp(0.02, { steps: 2, stepMs: 10_000 })
  run(1)
  expect(later[0]?.ms).toBeLessThan(1200)
  run()
  expect(outcome.roots).toBe(roots)
  expect(time.now - time.busy).toBeLessThan(2400)
})

test('with the whole time as its share it only lets others have their turn', () => {
  const { time, slices, outcome, run } = setUp(1)
  run()
  expect(outcome.roots).toBe(roots)
  expect(time.now).toBe(time.busy)
  expect(slices.length).toBeGreaterThan(25)
})

test('what was stopped does nothing more', () => {
  const { outcome, run, stop, time } = setUp(0.02)
  run(3)
  const { busy } = time
  stop()
  run()
  expect(time.busy).toBe(busy)
  expect(outcome).toEqual({ roots: null, error: null })
})

test('a step that throws is told of, once', () => {
  const { outcome, run, later } = setUp(0.02, { throwsAt: 10 })
  run()
  expect(outcome.error).toMatchObject({ message: 'a bug' })
  expect(later).toEqual([])
})
