import { type Entry, encodeConfChange } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createApplier } from './applier.ts'
import { HaltedError, StateDivergedError } from './errors.ts'
import type { MachineEntry } from './seams.ts'

function entry(index: number, data: readonly number[] = [index]): Entry {
  return { type: 'normal', term: 1, index, data: Uint8Array.from(data) }
}

/** A machine that takes `steps` of `costMs` for every entry, and throws at one of them. */
function setUp({ costMs = 0, steps = 1, explodesAt = 0 } = {}) {
  const time = { now: 0 }
  const seen: MachineEntry[] = []
  const applied: number[] = []
  const halts: string[] = []
  const runs: number[] = []
  const later: (() => void)[] = []
  const applier = createApplier({
    machine: {
      *applySteps(entries) {
        seen.push(...entries)
        runs.push(entries.length)
        for (const { index } of entries) {
          for (let step = 1; step < steps; step++) {
            time.now += costMs
            yield
          }
          time.now += costMs
          if (index === explodesAt) throw new Error('a bug')
        }
        return entries.map(() => ({ result: new Uint8Array(0), accept: true }))
      },
    },
    clock: { now: () => time.now, yield: (callback) => void later.push(callback) },
    sliceMs: 4,
    applied: (entries) => void applied.push(...entries.map(({ index }) => index)),
    failed: ({ message }) => void halts.push(message),
  })
  return { applier, time, seen, applied, runs, halts, later }
}

const many = Array.from({ length: 400 }, (_, at) => entry(at + 1))

test('a backlog is applied in slices, with turns of the event loop between them', () => {
  const { applier, applied, later } = setUp({ costMs: 1 })
  applier.add({ entries: many, snapshot: null })
  applier.run()
  expect(applied.length).toBeLessThanOrEqual(4)
  applier.run()
  expect(later).toHaveLength(1)
  let slices = 1
  for (let next = later.shift(); next !== undefined; next = later.shift()) {
    const before = applied.length
    next()
    expect(applied.length - before).toBeLessThanOrEqual(4)
    slices += 1
  }
  expect(slices).toBeGreaterThan(50)
  expect(applied).toEqual(many.map(({ index }) => index))
})

test('an entry is applied in slices too, and told of when it is done', () => {
  const { applier, time, applied, later } = setUp({ costMs: 0.5, steps: 100 })
  applier.add({ entries: [entry(1), entry(2)], snapshot: null })
  const slice = () => {
    const before = time.now
    const next = later.shift()
    if (next === undefined) applier.run()
    else next()
    // And the step that was under way by then.
    expect(time.now - before).toBeLessThanOrEqual(4.5)
  }
  slice()
  for (let slices = 1; applied.length === 0; slices++) {
    expect(later).toHaveLength(1)
    // What comes meanwhile waits behind it.
    if (slices === 3) applier.add({ entries: [entry(3)], snapshot: null })
    applier.run()
    slice()
    expect(slices).toBeLessThan(20)
  }
  expect(time.now).toBeGreaterThanOrEqual(50)
  while (later.length > 0) slice()
  expect(applied).toEqual([1, 2, 3])
  expect(time.now).toBe(150)
})

test.each(['halt', 'resume', 'stop'] as const)('an entry under way is given up by %s', (what) => {
  const { applier, seen, applied, later } = setUp({ costMs: 1, steps: 100 })
  applier.add({ entries: [entry(1), entry(2)], snapshot: null })
  applier.run()
  if (what === 'halt') applier.halt(new StateDivergedError('the state differs', ['k'], 1))
  else applier[what]()
  for (let next = later.shift(); next !== undefined; next = later.shift()) next()
  expect(applied).toEqual([])
  expect(seen).toHaveLength(1)
  if (what === 'stop') return
  applier.resume()
  applier.add({ entries: [entry(7)], snapshot: null })
  applier.run()
  for (let next = later.shift(); next !== undefined; next = later.shift()) next()
  expect(applied).toEqual([7])
})

test('an exception in a later step of an entry halts as one in the first does', () => {
  const { applier, applied, halts, later } = setUp({ costMs: 1, steps: 30, explodesAt: 2 })
  applier.add({ entries: many.slice(0, 4), snapshot: null })
  applier.run()
  for (let next = later.shift(); next !== undefined; next = later.shift()) next()
  expect(applied).toEqual([1])
  expect(halts).toEqual(['halted: applying entries 2..2 failed'])
})

test('a run of large commands behind many small ones is as short as theirs', () => {
  const { applier, applied, runs } = setUp()
  const large = Array.from({ length: 8 }, (_, at) => entry(401 + at, new Array(20_000).fill(1)))
  applier.add({ entries: [...many, ...large], snapshot: null })
  applier.run()
  expect(applied).toHaveLength(408)
  expect(runs.slice(-7)).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect(Math.max(...runs)).toBeGreaterThan(50)
})

test('what is cheap is applied at once', () => {
  const { applier, applied, later } = setUp()
  applier.add({ entries: many, snapshot: null })
  applier.run()
  expect(applied).toHaveLength(400)
  expect(later).toHaveLength(0)
})

test('empty entries and configuration changes reach the machine as what they are', () => {
  const { applier, seen } = setUp()
  const ops = [{ op: 'addLearner' as const, id: 'a/1' }]
  const context = Uint8Array.of(7)
  const conf = encodeConfChange({ transition: 'auto', ops, context })
  applier.add({
    entries: [entry(1, []), { type: 'conf', term: 1, index: 2, data: conf }],
    snapshot: null,
  })
  applier.run()
  expect(seen).toEqual([
    { type: 'empty', index: 1 },
    { type: 'conf', index: 2, ops, context },
  ])
})

test('an exception halts for good, without telling of what it may have done', () => {
  const { applier, applied, halts } = setUp({ explodesAt: 3 })
  applier.add({ entries: many.slice(0, 2), snapshot: null })
  applier.run()
  applier.add({ entries: many.slice(2, 4), snapshot: null })
  applier.run()
  applier.add({ entries: many.slice(4, 6), snapshot: null })
  applier.run()
  expect(applied).toEqual([1, 2])
  expect(halts).toEqual(['halted: applying entries 3..4 failed'])
  expect(applier.halted).toMatchObject({ code: 'halted', message: halts[0] })
})

test('what a repair ends it ends, and nothing else that halted meanwhile', () => {
  const { applier, applied } = setUp()
  const diverged = new StateDivergedError('the state differs', ['k'], 1)
  applier.halt(diverged)
  applier.resume()
  expect(applier.halted).toBeNull()
  applier.add({ entries: [entry(1)], snapshot: null })
  applier.run()
  expect(applied).toEqual([1])
  const bug = new HaltedError('halted: a bug')
  applier.halt(diverged)
  applier.halt(bug)
  applier.halt(diverged)
  applier.resume()
  expect(applier.halted).toBe(bug)
  applier.add({ entries: [entry(2)], snapshot: null })
  applier.run()
  expect(applied).toEqual([1])
})

test('a configuration entry that does not decode halts', () => {
  const { applier, halts } = setUp()
  const conf: Entry = { type: 'conf', term: 1, index: 1, data: Uint8Array.of(99) }
  applier.add({ entries: [conf], snapshot: null })
  applier.run()
  expect(halts).toHaveLength(1)
})
