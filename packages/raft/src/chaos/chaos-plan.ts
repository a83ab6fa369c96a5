import type { Random } from '../random.ts'
import type { Config } from '../types.ts'

/** What goes wrong in one run, and what the cores are told. */
export interface ChaosPlan {
  readonly settings: Omit<Config, 'id' | 'seed'>
  /** All clocks run, at about the same speed; else each stands still or jumps as it likes. */
  readonly steadyClocks: boolean
  /** Logs are cut, and snapshots and proven entries arrive from whoever has them, however late. */
  readonly catchUp: boolean
  /** Closed disks lose what was durable. */
  readonly damage: boolean
  readonly transfers: boolean
  readonly hangs: boolean
  /** Processes stand still, and take up what arrived meanwhile. */
  readonly pauses: boolean
}

const unlimited = Number.MAX_SAFE_INTEGER

export function drawChaosPlan(random: Random): ChaosPlan {
  const isLikely = () => random.below(2) === 0
  const catchUp = isLikely()
  const leaseReads = random.below(3) === 0
  const hangs = random.below(3) === 0
  const damage = isLikely()
  return {
    settings: {
      // Time that runs leaves room for some elections, and for leaders in between.
      electionMs: leaseReads ? 100 : 300,
      heartbeatMs: leaseReads ? 20 : 50,
      preVote: true,
      checkQuorum: true,
      maxMsgBytes: 4,
      maxInflightMsgs: 3,
      maxInflightBytes: 64,
      maxUncommittedBytes: 64,
      maxApplyBytes: 8,
      maxCachedBytes: 8,
      catchUpBytes: catchUp && isLikely() ? 30 : unlimited,
      stepDownOnRemoval: true,
      // At once, a leader may leave as the only one who has everything.
      handOffOnRemoval: damage || isLikely(),
      leaseReads,
      reluctantFactor: 3,
      diskStallMs: hangs ? 150 : unlimited,
    },
    steadyClocks: leaseReads,
    catchUp,
    damage,
    transfers: isLikely(),
    hangs,
    pauses: leaseReads || isLikely(),
  }
}
