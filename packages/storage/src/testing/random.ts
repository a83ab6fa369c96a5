/** Seeded chance: the same seed, the same numbers. */
export interface SeededRandom {
  /** An integer in [0, bound). */
  below(bound: number): number
}

/** The generator known as mulberry32: 32 bits of state, good enough to choose what a crash keeps. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  return {
    below(bound) {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
    },
  }
}
