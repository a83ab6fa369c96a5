import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStateMachine, type GroupState, type MachineEntry, markEntry } from './index.ts'
import type { StateRoots } from './state-digests.ts'
import { stateRoots } from './state-roots.ts'
import { bytes, drive } from './testing/driver.ts'
import { logOptions, randomLog } from './testing/random-log.ts'

function rootsOf(state: GroupState, term = 1): StateRoots {
  const steps = stateRoots(state, { term, log: new Uint8Array(0) })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Feeds a log in batches, and takes the roots of every capture that is there behind one: by anchor. */
function captureAll(
  entries: readonly MachineEntry[],
  cuts: readonly number[],
): ReadonlyMap<number, StateRoots> {
  const machine = createStateMachine(logOptions)
  const seen = new Map<number, StateRoots>()
  for (let at = 0, cut = 0; at < entries.length; cut++) {
    const size = cuts[cut % cuts.length] ?? 1
    machine.apply(entries.slice(at, at + size))
    at += size
    for (const { anchor, state } of machine.captures()) {
      if (!seen.has(anchor)) seen.set(anchor, rootsOf(state))
    }
  }
  return seen.set(machine.revision, rootsOf(machine.capture()))
}

function marksIn(entries: readonly MachineEntry[]): number[] {
  return entries
    .filter((entry) => entry.type === 'normal' && entry.data[1] === 6)
    .map(({ index }) => index)
}

const seed = fc.nat(2 ** 30)

describe('a capture', () => {
  it('is of exactly the mark, and has the same roots however the log is cut into batches', () => {
    fc.assert(
      fc.property(
        seed,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (from, cuts) => {
          const entries = randomLog(from, 300)
          const one = captureAll(entries, [1])
          const marks = marksIn(entries)
          expect([...one.keys()].filter((anchor) => marks.includes(anchor))).toEqual(marks)
          const other = captureAll(entries, cuts)
          for (const [anchor, roots] of other) expect(roots).toEqual(one.get(anchor))
          // Two marks of every batch are left, the last ones.
          for (const mark of marks.slice(-2)) expect(other.has(mark)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('holds what the log did up to the mark and nothing behind it, within one batch', () => {
    const driver = drive()
    driver.create('set')
    const prefix = driver.machine.revision
    driver.write({ set: { add: { values: [bytes('before')] } } })
    driver.apply(markEntry())
    driver.write({ set: { add: { values: [bytes('behind')] } } })
    const machine = createStateMachine()
    machine.apply(driver.entries.slice(0, prefix))
    machine.apply(driver.entries.slice(prefix))
    const [capture] = machine.captures()
    expect(capture?.anchor).toBe(prefix + 2)
    expect(capture?.state.revision).toBe(prefix + 2)
    const set = capture?.state.catalogue.get('c')
    expect(set?.kind === 'set' ? [...set.items.entries()] : null).toEqual([['before', prefix + 1]])
    const now = machine.capture().catalogue.get('c')
    expect(now?.kind === 'set' ? now.items.size : 0).toBe(2)
  })

  it('is kept until two others follow it', () => {
    const driver = drive()
    const anchors = () => driver.machine.captures().map(({ anchor }) => anchor)
    expect(anchors()).toEqual([])
    driver.apply(markEntry())
    expect(anchors()).toEqual([1])
    driver.open(1)
    driver.apply(markEntry())
    expect(anchors()).toEqual([1, 3])
    driver.apply(markEntry())
    expect(anchors()).toEqual([3, 4])
  })

  it('says whether every member is to keep it on its disk, and with a body that does not read nothing', () => {
    const { machine } = drive()
    const [compared, kept] = [machine.mark(false), machine.mark(true)]
    for (const mark of [compared, kept]) machine.stamp(mark, 1)
    expect([compared, kept].map((mark) => machine.isKeptMark(mark))).toEqual([false, true])
    const unread = Uint8Array.of(...kept, 0xff)
    expect([machine.isMark(unread), machine.isKeptMark(unread)]).toEqual([true, false])
    expect(machine.isKeptMark(machine.tick())).toBe(false)
  })

  it('does not outlive a batch that halts the member', () => {
    const driver = drive()
    const mark = markEntry()
    driver.machine.stamp(mark, 1)
    const skipping: MachineEntry = { type: 'empty', index: 9 }
    expect(() => {
      driver.machine.apply([{ type: 'normal', index: 1, data: mark }, skipping])
    }).toThrow()
    expect(driver.machine.captures()).toEqual([])
    expect(driver.machine.revision).toBe(0)
  })
})
