import { nearPlan } from './near-plan.ts'
import type { Plan } from './plan.ts'

/** Of runs in which whoever was away for a moment replays the log: it lacks much, and no snapshot is kept. */
export const replayingPlan = {
  ...nearPlan,
  voters: 3,
  settings: {
    ...nearPlan.settings,
    snapshotEvery: 0,
    replayBytes: 300,
    logReplay: {
      ...{ fetchEntries: 64, fetchTimeoutMs: 100, askTimeoutMs: 100, targetEveryMs: 50 },
      ...{ retryMinMs: 20, retryMaxMs: 200, stallMs: 2000, leaseMs: 400 },
    },
  },
  faults: ['crash', 'isolateLeader', 'partition'],
  faultEveryMs: 300,
  faultMs: 400,
  aims: ['fetching'],
  valueBytes: 100,
  thinkMs: 5,
  events: 4000,
} satisfies Partial<Plan>
