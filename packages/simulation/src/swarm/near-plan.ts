import type { Plan } from './plan.ts'

/** Of runs for one thing, of which much is to happen in few events: members are near, disks quick, and nobody waits long. */
export const nearPlan = {
  settings: {
    electionMs: 100,
    heartbeatMs: 20,
    maxUncommittedBytes: 64_000_000,
    snapshotBytes: 67_108_864,
  },
  link: { latencyMs: 2, jitterMs: 4, loss: 0, duplicate: 0.05, reorders: false, bandwidth: 1e6 },
  diskMs: 0.5,
  syncMs: 2,
} satisfies Partial<Plan>
