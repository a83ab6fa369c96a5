import { test } from 'vitest'
import { runSeeds } from '../testing/run-seeds.ts'
import { runSnapshotSwarm } from '../testing/run-snapshot-swarm.ts'

// More by hand: SYNC_SEEDS=10000 npx vitest run packages/sync/src/snapshot/swarm
const SEEDS = Number(process.env.SYNC_SEEDS ?? 500)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`a follower gets its state from whoever is honest, over ${SEEDS} seeds`, {
  timeout: 1_800_000,
}, () => {
  runSeeds(FIRST, SEEDS, runSnapshotSwarm)
})
