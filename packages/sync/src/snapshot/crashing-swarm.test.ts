import { expect, test } from 'vitest'
import { runCrashingSwarm } from '../testing/run-crashing-swarm.ts'
import { runSeeds } from '../testing/run-seeds.ts'
import { inAll } from '../testing/storm-figures.ts'

// More by hand: SYNC_SEEDS=10000 npx vitest run packages/sync/src/snapshot/crashing-swarm
const SEEDS = Number(process.env.SYNC_SEEDS ?? 150)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`whatever crashes, ${SEEDS} followers come to the state of honest peers, and fetch nothing twice (C26, H5, H13)`, {
  timeout: 7_200_000,
}, () => {
  const met = inAll(runSeeds(FIRST, SEEDS, runCrashingSwarm))
  if (SEEDS < 100) return
  // What a storm is for it has met, and no crash took more than it may, though they took much.
  for (const [what, count] of Object.entries(met)) {
    expect(count, what).toBeGreaterThan(SEEDS / 10)
  }
  if (process.env.SYNC_SEEDS !== undefined) console.log(met)
})
