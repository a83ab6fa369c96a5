/** Chance that a seed repeats. Every draw of a run comes from one of these. */
export interface Random {
  /** A whole number from 0 to below the bound. */
  below(bound: number): number
  /** A real number from `low` to below `high`. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  /** @throws RangeError where there is nothing to pick */
  pick<T>(of: readonly T[]): T
  shuffled<T>(of: readonly T[]): T[]
  bytes(length: number): Uint8Array
  /** A generator of its own, so that what draws from it moves nobody else's draws. */
  fork(): Random
}

/** Small Fast Counter (Chris Doty-Humphrey, public domain), 32-bit variant: 128 bits of state. */
export function createRandom(seed: number): Random {
  const state: [number, number, number, number] = [
    0x9e3779b9 ^ seed,
    Math.floor(seed / 2 ** 32) | 0,
    seed | 0,
    1,
  ]
  const next = () => {
    const [a, b, c, counter] = state
    const sum = (((a + b) | 0) + counter) | 0
    state[3] = (counter + 1) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 15; round += 1) next()
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    below,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (of) => {
      const picked = of[below(of.length)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    shuffled: (of) => {
      const left = [...of]
      const order: typeof left = []
      while (left.length > 0) order.push(...left.splice(below(left.length), 1))
      return order
    },
    bytes: (length) => new Uint8Array(length).map(() => below(256)),
    fork: () => createRandom(below(2 ** 32)),
  }
}
