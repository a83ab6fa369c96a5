import { expect, test } from 'vitest'
import { runCrashingReplaySwarm } from '../testing/run-crashing-replay-swarm.ts'
import { runSeeds } from '../testing/run-seeds.ts'
import { inAll } from '../testing/storm-figures.ts'

// More by hand: SYNC_SEEDS=10000 npx vitest run packages/sync/src/log-replay/crashing-swarm
const SEEDS = Number(process.env.SYNC_SEEDS ?? 100)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`whatever crashes, ${SEEDS} followers come to the log of the group, and fetch nothing of what they had (C26, H13)`, {
  timeout: 7_200_000,
}, () => {
  const met = inAll(runSeeds(FIRST, SEEDS, runCrashingReplaySwarm))
  if (SEEDS < 100) return
  for (const [what, count] of Object.entries(met)) {
    expect(count, what).toBeGreaterThan(SEEDS / 10)
  }
  if (process.env.SYNC_SEEDS !== undefined) console.log(met)
})
