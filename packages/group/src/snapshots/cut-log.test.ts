import { expect, test } from 'vitest'
import { cutLog, type Kept } from './cut-log.ts'
import { createLogVolume } from './log-volume.ts'

/** A log of 100 entries of 10 bytes, which may be cut behind each of them. */
function cutOf(kept: Partial<Kept>): number | null {
  const volume = createLogVolume(10)
  for (let index = 1; index <= 100; index += 1) volume.add(index, 10)
  const trail = {
    volume,
    cutAtOrBefore: (index: number) => ({ index, term: 1, runs: 1, peaks: ['.'.repeat(32)] }),
  }
  const most = {
    anchor: 90,
    neededFrom: null,
    neededBytes: 0,
    keptLogBytes: 0,
    maxPinnedBytes: 500,
  }
  return cutLog(trail, { ...most, ...kept })?.index ?? null
}

test('a log is cut at the snapshot, or before it where more is to be kept', () => {
  expect(cutOf({})).toBe(90)
  expect(cutOf({ keptLogBytes: 300 })).toBe(70)
  expect(cutOf({ neededBytes: 400 })).toBe(60)
  expect(cutOf({ keptLogBytes: 2000 })).toBeNull()
})

test('it is kept for who fetches a snapshot, as far as that is bounded', () => {
  expect(cutOf({ neededFrom: 60 })).toBe(60)
  expect(cutOf({ neededFrom: 95 })).toBe(90)
  // Whoever says that he needs all of it, or takes for ever, does not fill the disk.
  expect(cutOf({ neededFrom: 1 })).toBe(90)
  expect(cutOf({ neededBytes: 1_000_000 })).toBe(50)
})
