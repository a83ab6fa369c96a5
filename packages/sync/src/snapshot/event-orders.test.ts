import { expect, test } from 'vitest'
import { runSnapshotOrder } from '../testing/snapshot-order.ts'

// More by hand: SYNC_SEEDS=100000 npx vitest run packages/sync/src/snapshot/event-orders
const SEEDS = Number(process.env.SYNC_SEEDS ?? 500)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`in ${SEEDS} orders of what may happen, the invariants hold after every step of a snapshot`, {
  timeout: 3_600_000,
}, () => {
  let steps = 0
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    try {
      steps += runSnapshotOrder(seed).steps
    } catch (error) {
      throw new Error(`seed ${seed}: SYNC_FIRST_SEED=${seed} SYNC_SEEDS=1`, { cause: error })
    }
  }
  if (SEEDS >= 100) expect(steps).toBeGreaterThan(30 * SEEDS)
})
