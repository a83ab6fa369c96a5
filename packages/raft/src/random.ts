/** The only source of chance in the core. */
export interface Random {
  /** A whole number in [0, bound). */
  below(bound: number): number
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, ample for jitter. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    below(bound) {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      const unit = ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
      return Math.floor(unit * bound)
    },
  }
}
