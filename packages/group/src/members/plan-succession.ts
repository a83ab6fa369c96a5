import type { ConfOp, ReplicaId } from '@tesela/raft'
import { earlierLives, laterLives } from './lives.ts'
import { dangerWithout, type MembersView } from './plan-change.ts'

/** One configuration entry that a leader proposes unasked. */
export interface Succession {
  /** A member that has caught up. */
  readonly replica: ReplicaId
  /** It becomes a voter. */
  readonly promoted: boolean
  /** Earlier lives of its peer, all of which go as it comes. */
  readonly former: readonly ReplicaId[]
  readonly ops: readonly ConfOp[]
}

/**
 * Whom the leader promotes because it shall vote and has caught up, and whom it removes because the same peer has
 * joined again and caught up. Both at once, through a joint configuration: one after the other would for a time
 * need more voters alive than there were. Null: nobody.
 */
export function planSuccession(view: MembersView): Succession | null {
  if (view.conf.votersOutgoing.length > 0) return null
  for (const { id } of view.members.values()) {
    const succession = successionOf(id, view)
    if (succession !== null) return succession
  }
  return null
}

function successionOf(replica: ReplicaId, view: MembersView): Succession | null {
  const { members, conf } = view
  const promoted = conf.learners.includes(replica) && members.get(replica)?.role === 'voter'
  const former = earlierLives(replica, members)
  if ((!promoted && former.length === 0) || !view.hasCaughtUp(replica)) return null
  // Heard, and lost since: the peer has come back once more. A later life that nobody hears may be an admission
  // that was asked for before and came late.
  if (laterLives(replica, members).some((life) => view.isAlive(life))) return null
  if (former.some((life) => conf.voters.includes(life))) {
    const successor = promoted ? replica : null
    if (dangerWithout(former, successor, view) !== null) return null
  }
  const removals = former.map((id) => ({ op: 'remove', id }) as const)
  const ops = promoted ? [{ op: 'addVoter', id: replica } as const, ...removals] : removals
  return { replica, promoted, former, ops }
}
