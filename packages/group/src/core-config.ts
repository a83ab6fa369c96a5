import type { Config, ReplicaId } from '@tesela/raft'
import type { Random } from './seams.ts'
import type { GroupSettings } from './settings.ts'

/** What the core is told: always PreVote, so that a member cut off disturbs nobody, and CheckQuorum. */
export function coreConfig(id: ReplicaId, settings: GroupSettings, random: Random): Config {
  return {
    id,
    seed: random.bytes(4).reduce((seed, byte) => seed * 256 + byte, 0),
    electionMs: settings.electionMs,
    heartbeatMs: settings.heartbeatMs,
    preVote: true,
    checkQuorum: true,
    maxMsgBytes: settings.maxMessageBytes,
    maxInflightMsgs: settings.maxInflightMessages,
    maxInflightBytes: settings.maxInflightBytes,
    maxUncommittedBytes: settings.maxUncommittedBytes,
    maxApplyBytes: settings.maxApplyBytes,
    maxCachedBytes: settings.maxCachedBytes,
    catchUpBytes: settings.replayBytes,
    stepDownOnRemoval: true,
    handOffOnRemoval: true,
    leaseReads: false,
    reluctantFactor: settings.reluctantFactor,
    diskStallMs: settings.diskStallMs,
  }
}
