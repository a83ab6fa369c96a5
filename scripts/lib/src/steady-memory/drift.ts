import { median } from '../script/median.ts'

/**
 * By what part samples taken at even times are higher towards their end: the median of the last third above that of the
 * second. In the first a process still takes what it needs anyhow. NaN of fewer than three samples.
 */
export function drift(samples: readonly number[]): number {
  const third = Math.floor(samples.length / 3)
  if (third === 0) return Number.NaN
  const last = median(samples.slice(-third))
  return last / median(samples.slice(-2 * third, -third)) - 1
}
