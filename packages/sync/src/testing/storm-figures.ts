import type { Met } from './storm.ts'

/** What a run in a storm met, and what its follower was brought. */
export interface StormFigures extends Met {
  /** Bytes that were not durable when it crashed, that crashes took, and that were brought once more. */
  readonly tail: number
  readonly lost: number
  readonly again: number
  /** Liars that were found out. */
  readonly blamed: number
}

/** Of many runs together. */
export function inAll(runs: readonly StormFigures[]): StormFigures {
  const sum = (of: keyof StormFigures) => runs.reduce((all, run) => all + run[of], 0)
  return {
    crashes: sum('crashes'),
    sourceCrashes: sum('sourceCrashes'),
    leaderCrashes: sum('leaderCrashes'),
    elections: sum('elections'),
    moves: sum('moves'),
    tail: sum('tail'),
    lost: sum('lost'),
    again: sum('again'),
    blamed: sum('blamed'),
  }
}
