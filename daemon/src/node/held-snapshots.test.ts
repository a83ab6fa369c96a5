import { describe, expect, test } from 'vitest'
import { holdSample, sampleSnapshot } from '../ipc/testing/sample-snapshot.ts'
import { systemClock } from './clock.ts'
import { HeldSnapshots } from './held-snapshots.ts'

function setUp(holdMs: number) {
  const timers: { ms: number; run: () => void }[] = []
  const clock = {
    ...systemClock,
    timer(ms: number, run: () => void) {
      const timer = { ms, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
  }
  let released = 0
  const held = new HeldSnapshots(clock, holdMs)
  const add = (anchor: number) => held.add(holdSample(anchor, () => (released += 1)))
  const read = (leaf: number, offset = 0) =>
    held.read({ anchor: 5, term: 1, manifest: false, leaf, offset })
  return { held, add, read, timers, released: () => released }
}

describe('a snapshot that programs read', () => {
  test('is given in whole leaves, and in parts where one does not fit', async () => {
    const { add, read } = setUp(60)
    add(5)
    expect((await read(0)).leaves.slice(0, 2)).toEqual(sampleSnapshot.leaves.slice(0, 2))
    const { part, total, leaves } = await read(2)
    expect([part.length, total, leaves]).toEqual([1024 * 1024, 2_600_000, []])
    const last = await read(2, 2_599_999)
    expect(last.part).toEqual(sampleSnapshot.leaves[2]?.subarray(2_599_999))
    await expect(read(5)).rejects.toMatchObject({ code: 'invalid_argument' })
    await expect(read(2, 2_600_001)).rejects.toMatchObject({ code: 'invalid_argument' })
  })

  test('is held for a while after it was last read, by however many', async () => {
    const { held, add, read, timers, released } = setUp(60)
    add(5)
    await read(0)
    expect(timers.map(({ ms }) => ms)).toEqual([60])
    add(5)
    expect(released()).toBe(1)
    held.release({ anchor: 5, term: 1 })
    await read(0)
    timers[0]?.run()
    expect(released()).toBe(2)
    await expect(read(0)).rejects.toMatchObject({ code: 'compacted' })
    held.release({ anchor: 5, term: 1 })
    expect(released()).toBe(2)
  })

  test('is let go by its last reader, and by the end', async () => {
    const { held, add, timers, released } = setUp(60)
    add(5)
    add(6)
    held.release({ anchor: 5, term: 1 })
    expect(released()).toBe(1)
    held.close()
    expect([released(), timers.length]).toEqual([2, 0])
  })
})
