import { nearPlan } from './near-plan.ts'
import type { Plan } from './plan.ts'

/**
 * Of runs in which states flip: it is found out soon, and by few; logs are cut behind snapshots all the time, so that a
 * repair has to fetch. What flips, how often, and what else goes wrong, each run says.
 */
export const flippingPlan = {
  ...nearPlan,
  voters: 3,
  joiners: 0,
  operations: [],
  settings: {
    ...nearPlan.settings,
    markEvery: 10,
    snapshotEvery: 20,
    keptLogBytes: 0,
    replayBytes: 67_108_864,
    snapshotSync: {
      ...{ fetchItems: 10, maxOutstanding: 4, fetchTimeoutMs: 100, snapshotRequestTimeoutMs: 400 },
      ...{ snapshotTtlMs: 400, coalesceMs: 20, markPatienceMs: 800, retryMinMs: 20 },
      ...{ retryMaxMs: 200, stallMs: 2000 },
    },
  },
  aim: 0.02,
  events: 8000,
} satisfies Partial<Plan>
