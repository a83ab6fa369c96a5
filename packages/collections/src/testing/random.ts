/** Numbers that look drawn and come again with their seed (mulberry32). */
export interface Random {
  /** 0 to below the bound. */
  below(bound: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Up to so many values of a drawing. */
  many<T>(atMost: number, draw: () => T): T[]
  /** Something, or nothing. */
  maybe<T>(draw: () => T): T | undefined
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const random: Random = {
    below: (bound) => Math.floor(next() * bound),
    chance: (probability) => next() < probability,
    pick(from) {
      const picked = from[random.below(from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    many: (atMost, draw) => Array.from({ length: random.below(atMost + 1) }, draw),
    maybe: (draw) => (random.chance(0.5) ? draw() : undefined),
  }
  return random
}
