/** Chance that a seed repeats. */
export interface SeededRandom {
  /** An integer from 0 to below the bound. */
  below(bound: number): number
}

const MODULUS = 2 ** 31 - 1
const MULTIPLIER = 48_271

/** Lehmer's generator with the constants of Park and Miller (1993): products stay safe integers. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = 1 + (Math.abs(seed * 7919) % (MODULUS - 1))
  return {
    below(bound) {
      state = (state * MULTIPLIER) % MODULUS
      return Math.floor((state / MODULUS) * bound)
    },
  }
}
