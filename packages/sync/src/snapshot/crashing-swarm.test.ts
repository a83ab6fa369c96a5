import { expect, test } from 'vitest'
import { runCrashingSwarm } from '../testing/run-crashing-swarm.ts'

// More by hand: SYNC_SEEDS=20000 npx vitest run packages/sync/src/snapshot/crashing-swarm
const SEEDS = Number(process.env.SYNC_SEEDS ?? 150)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`whatever crashes, ${SEEDS} followers come to the state of honest peers, and fetch nothing twice (C26, H5, H13)`, {
  timeout: 1_800_000,
}, () => {
  let [crashes, moves] = [0, 0]
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    try {
      const run = runCrashingSwarm(seed)
      crashes += run.crashes
      moves += run.moves
    } catch (error) {
      throw new Error(`seed ${seed}: SYNC_FIRST_SEED=${seed} SYNC_SEEDS=1`, { cause: error })
    }
  }
  if (SEEDS >= 100) expect([crashes > SEEDS / 2, moves > SEEDS / 10]).toEqual([true, true])
})
