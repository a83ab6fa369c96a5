import { test } from 'vitest'
import { runReplaySwarm } from '../testing/run-replay-swarm.ts'
import { runSeeds } from '../testing/run-seeds.ts'

// More by hand: SYNC_SEEDS=10000 npx vitest run packages/sync/src/log-replay/swarm
const SEEDS = Number(process.env.SYNC_SEEDS ?? 500)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`a follower gets its log from whoever is honest, over ${SEEDS} seeds`, {
  timeout: 1_800_000,
}, () => {
  runSeeds(FIRST, SEEDS, runReplaySwarm)
})
