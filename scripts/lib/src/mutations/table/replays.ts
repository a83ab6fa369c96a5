import { replayingPlan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

const replay = 'packages/sync/src/log-replay/'

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
    plan: {
      ...replayingPlan,
      joiners: 1,
      settings: { ...replayingPlan.settings, maxMessageBytes: 262_144 },
      aim: 0.02,
    },
    within: 20,
  },
]
