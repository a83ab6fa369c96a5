import type { Plan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

const replay = 'packages/sync/src/log-replay/'

/** Whoever was away for a moment replays the log, of which no snapshot is kept. */
const replaying: Partial<Plan> = {
  voters: 3,
  joiners: 1,
  settings: {
    electionMs: 100,
    heartbeatMs: 20,
    maxUncommittedBytes: 64_000_000,
    snapshotEvery: 0,
    snapshotBytes: 67_108_864,
    replayBytes: 300,
    maxMessageBytes: 262_144,
    logReplay: {
      ...{ fetchEntries: 64, fetchTimeoutMs: 100, askTimeoutMs: 100, targetEveryMs: 50 },
      ...{ retryMinMs: 20, retryMaxMs: 200, stallMs: 2000, leaseMs: 400 },
    },
  },
  link: { latencyMs: 2, jitterMs: 4, loss: 0, duplicate: 0.05, reorders: false, bandwidth: 1e6 },
  diskMs: 0.5,
  syncMs: 2,
  faults: ['crash', 'isolateLeader', 'partition'],
  faultEveryMs: 300,
  faultMs: 400,
  aims: ['fetching'],
  aim: 0.02,
  valueBytes: 100,
  thinkMs: 5,
  events: 4000,
}

export const replays: readonly Mutation[] = [
  {
    name: 'replay-takes-entries-without-a-proof',
    driver: 'simulation',
    rule: 'sync.md C16',
    fires: ['log matching', 'state machine safety'],
    file: `${replay}verify-batch.ts`,
    find: '  if (!verifyRange(target, from, digests, proof)) return null\n',
    replace: '  verifyRange(target, from, digests, proof)\n',
    // Somebody has to send what is not in the log.
    also: {
      file: `${replay}whole-runs.ts`,
      find: 'entries.push({ term, type, data, endsRun: index === run.last })',
      replace:
        'entries.push({ term, type, data: data.length > 40 ? data.subarray(0, -1) : data, endsRun: index === run.last })',
    },
    plan: replaying,
    within: 20,
  },
]
