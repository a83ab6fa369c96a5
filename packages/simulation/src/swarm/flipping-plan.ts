import type { Plan } from './plan.ts'

/**
 * Of runs in which states flip: it is found out soon, and by few; logs are cut behind snapshots all the time, so that a
 * repair has to fetch. What flips, how often, and what else goes wrong, each run says.
 */
export const flippingPlan: Partial<Plan> = {
  voters: 3,
  joiners: 0,
  operations: [],
  settings: {
    electionMs: 100,
    heartbeatMs: 20,
    maxUncommittedBytes: 64_000_000,
    markEvery: 10,
    snapshotEvery: 20,
    snapshotBytes: 67_108_864,
    keptLogBytes: 0,
    replayBytes: 67_108_864,
    snapshotSync: {
      ...{ fetchItems: 10, maxOutstanding: 4, fetchTimeoutMs: 100, snapshotRequestTimeoutMs: 400 },
      ...{ snapshotTtlMs: 400, coalesceMs: 20, markPatienceMs: 800, retryMinMs: 20 },
      ...{ retryMaxMs: 200, stallMs: 2000 },
    },
  },
  link: { latencyMs: 2, jitterMs: 4, loss: 0, duplicate: 0.05, reorders: false, bandwidth: 1e6 },
  diskMs: 0.5,
  syncMs: 2,
  aim: 0.02,
  events: 8000,
}
