import type { SeededRandom } from './seeded-random.ts'

/** One of them, as the seed draws. There must be one. */
export function pick<T>(random: SeededRandom, of: readonly T[]): T {
  if (of.length === 0) throw new RangeError('nothing to pick from')
  return of[random.below(of.length)] as T
}
