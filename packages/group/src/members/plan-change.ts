import type { ConfOp, ConfState, ReplicaId } from '@tesela/raft'
import {
  type GroupError,
  MemberChangeRefusedError,
  MemberLaggingError,
  NotAMemberError,
  NoVotersLeftError,
  QuorumAtRiskError,
} from '../errors.ts'
import type { MemberView } from '../seams.ts'
import type { MemberChange } from '../types.ts'
import { earlierLives, laterLives } from './lives.ts'

/** A leader's view of the members, at one moment. */
export interface MembersView {
  readonly members: ReadonlyMap<ReplicaId, MemberView>
  /** May be one entry behind `members`: the core takes a configuration after the state machine. */
  readonly conf: ConfState
  wasRemoved(replica: ReplicaId): boolean
  /** This replica, or one that was heard lately. */
  isAlive(replica: ReplicaId): boolean
  /** This replica, or one that says that it could lead. Null: it was not asked, or has not answered. */
  isFit(replica: ReplicaId): boolean | null
  hasCaughtUp(replica: ReplicaId): boolean
  /** Whoever is not alive by now is away: a new leader has not heard anybody yet. */
  readonly settled: boolean
}

export type ChangePlan =
  /** The members are as asked for. */
  | { readonly does: 'nothing' }
  /** Another change is under way, or it is too early to judge. */
  | { readonly does: 'wait' }
  | { readonly does: 'refuse'; readonly error: GroupError }
  /** Whether these could lead has to be known first. */
  | { readonly does: 'ask'; readonly whom: readonly ReplicaId[] }
  /** One configuration entry, with the records that it changes. */
  | {
      readonly does: 'change'
      readonly ops: readonly ConfOp[]
      readonly records: readonly MemberView[]
    }

const nothing: ChangePlan = { does: 'nothing' }
const wait: ChangePlan = { does: 'wait' }
const refuse = (error: GroupError): ChangePlan => ({ does: 'refuse', error })

/** What a leader does about a change of members. Asked again after it was done, it answers `nothing`. */
export function planChange(change: MemberChange, view: MembersView): ChangePlan {
  // One at a time (rule 42), and none is over before its joint configuration is left.
  if (view.conf.votersOutgoing.length > 0) return wait
  switch (change.kind) {
    case 'promote':
      return promote(change.replica, view)
    case 'demote':
      return demote(change.replica, view)
    case 'remove':
      return remove(change.replica, view)
    case 'replace':
      return replace(change.replica, change.successor, view)
    case 'prefer':
      return prefer(change.replica, change.reluctant, view)
  }
}

function promote(replica: ReplicaId, view: MembersView): ChangePlan {
  const member = view.members.get(replica)
  if (member === undefined) return refuse(stranger(replica))
  if (view.conf.voters.includes(replica)) return member.role === 'voter' ? nothing : wait
  if (!view.hasCaughtUp(replica)) return view.settled ? refuse(lagging(replica)) : wait
  // A voter of a life that is over would only make the quorum larger.
  const former = earlierLives(replica, view.members).map((id) => ({ op: 'remove', id }) as const)
  const ops = [{ op: 'addVoter', id: replica } as const, ...former]
  return { does: 'change', ops, records: asVoter(member) }
}

function demote(replica: ReplicaId, view: MembersView): ChangePlan {
  const member = view.members.get(replica)
  if (member === undefined) return refuse(stranger(replica))
  const votes = view.conf.voters.includes(replica)
  if (!votes && member.role === 'observer') return nothing
  // The wanted role is part of the record: without it the duties of a leader would promote it again.
  const records = [{ ...member, role: 'observer' as const }]
  if (!votes) return { does: 'change', ops: [{ op: 'update', id: replica }], records }
  const danger = dangerWithout([replica], null, view)
  return danger ?? { does: 'change', ops: [{ op: 'addLearner', id: replica }], records }
}

function remove(replica: ReplicaId, view: MembersView): ChangePlan {
  if (!view.members.has(replica)) {
    if (!view.wasRemoved(replica)) return refuse(stranger(replica))
    return belongs(replica, view.conf) ? wait : nothing
  }
  const danger = view.conf.voters.includes(replica) ? dangerWithout([replica], null, view) : null
  return danger ?? { does: 'change', ops: [{ op: 'remove', id: replica }], records: [] }
}

function replace(replica: ReplicaId, successor: ReplicaId, view: MembersView): ChangePlan {
  const next = view.members.get(successor)
  if (next === undefined) return refuse(stranger(successor))
  if (replica === successor) {
    return refuse(new MemberChangeRefusedError('a replica cannot take its own place'))
  }
  const gone = view.wasRemoved(replica)
  if (!gone && !view.members.has(replica)) return refuse(stranger(replica))
  if (belongs(replica, view.conf) === gone) return wait
  // It may have been removed by somebody else: what is left is its successor's vote.
  if (gone) return next.role === 'voter' ? promote(successor, view) : nothing
  const removal = { op: 'remove', id: replica } as const
  if (!view.conf.voters.includes(replica)) return { does: 'change', ops: [removal], records: [] }
  const votes = view.conf.voters.includes(successor)
  if (!votes && !view.hasCaughtUp(successor)) {
    return view.settled ? refuse(lagging(successor)) : wait
  }
  const danger = dangerWithout([replica], successor, view)
  if (danger !== null) return danger
  if (votes) return { does: 'change', ops: [removal], records: [] }
  // Both at once, through a joint configuration: one after the other would need more voters alive than there were.
  const ops = [{ op: 'addVoter', id: successor } as const, removal]
  return { does: 'change', ops, records: asVoter(next) }
}

function prefer(replica: ReplicaId, reluctant: boolean, view: MembersView): ChangePlan {
  const member = view.members.get(replica)
  if (member === undefined) return refuse(stranger(replica))
  if (member.reluctant === reluctant) return nothing
  const records = [{ ...member, reluctant }]
  return { does: 'change', ops: [{ op: 'update', id: replica }], records }
}

/**
 * Why the group had better keep the voters; null: they can go. A peer that has joined again counts once at most: as the
 * life that it has now.
 *
 * Of those who stay a majority has to be fit to lead, not only to answer. A voter that lost its state, or a part of its log,
 * helps to commit and cannot lead: what it committed with whoever leaves, those who could lead may lack, and nobody ever leads
 * again (rule 48). With a majority of them that are fit, whatever majority has committed something has one of them in it.
 */
export function dangerWithout(
  leaving: readonly ReplicaId[],
  successor: ReplicaId | null,
  { conf, members, isAlive, isFit, settled }: MembersView,
): ChangePlan | null {
  const voters = new Set(conf.voters)
  for (const replica of leaving) voters.delete(replica)
  if (successor !== null) voters.add(successor)
  if (voters.size === 0) return refuse(lastVoter(leaving))
  const alive = [...voters].filter(
    (voter) => isAlive(voter) && laterLives(voter, members).length === 0,
  )
  const fit = alive.filter((voter) => isFit(voter) === true)
  if (fit.length > voters.size / 2) return null
  const unasked = alive.filter((voter) => isFit(voter) === null)
  if (fit.length + unasked.length > voters.size / 2) return { does: 'ask', whom: unasked }
  return settled ? refuse(atRisk(leaving, fit.length, voters.size)) : wait
}

function belongs(replica: ReplicaId, { voters, learners }: ConfState): boolean {
  return voters.includes(replica) || learners.includes(replica)
}

function asVoter(member: MemberView): readonly MemberView[] {
  return member.role === 'voter' ? [] : [{ ...member, role: 'voter' }]
}

const stranger = (replica: ReplicaId) =>
  new NotAMemberError(`${replica} is not a member of the group`)

const lagging = (replica: ReplicaId) =>
  new MemberLaggingError(`${replica} has not caught up with the log: it cannot vote yet`)

const lastVoter = (leaving: readonly ReplicaId[]) =>
  new NoVotersLeftError(`${leaving.join(', ')} is the only voter: promote another member first`)

const atRisk = (leaving: readonly ReplicaId[], fit: number, voters: number) =>
  new QuorumAtRiskError(
    `without ${leaving.join(', ')} only ${fit} of ${voters} voters would answer and could lead, which is no majority`,
  )
