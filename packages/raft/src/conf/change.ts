import { ConfChangeError, type ConfChangeReason } from '../errors.ts'
import type { ConfChange, ConfOp, ConfState, ReplicaId } from '../types.ts'

/**
 * The configuration after a change, or `ConfChangeError` (`CONF_CHANGE_INVALID`).
 *
 * One operation is a simple change, unless a transition is asked for: at most one voter changes, and every old
 * majority meets every new one. Several make the configuration joint (Ongaro's thesis, 4.3): until it is left, by a
 * change without operations, both halves must agree.
 */
export function applyConfChange(conf: ConfState, change: ConfChange): ConfState {
  const { transition, ops } = change
  if (isLeave(change)) return leaveJoint(conf)
  if (transition === 'auto' && ops.length === 1) return applySimple(conf, ops)
  return enterJoint(conf, ops, transition !== 'explicit')
}

/** Whether a change asks for nothing but the end of a joint configuration. */
export function isLeave({ transition, ops }: ConfChange): boolean {
  return transition === 'auto' && ops.length === 0
}

/** Several operations at once, as long as they change no more than one voter. */
export function applySimple(conf: ConfState, ops: readonly ConfOp[]): ConfState {
  if (isJoint(conf)) throw invalid('simpleWhileJoint', 'the configuration is joint')
  const after = applyOps(conf, ops)
  if (new Set(after.voters).symmetricDifference(new Set(conf.voters)).size > 1) {
    throw invalid('manyVoters', 'more than one voter changes at once')
  }
  return after
}

export function enterJoint(conf: ConfState, ops: readonly ConfOp[], autoLeave: boolean): ConfState {
  if (isJoint(conf)) throw invalid('alreadyJoint', 'the configuration is joint already')
  if (conf.voters.length === 0) throw invalid('nothingToLeave', 'there is no voter to begin with')
  return applyOps({ ...conf, votersOutgoing: conf.voters, autoLeave }, ops)
}

export function leaveJoint(conf: ConfState): ConfState {
  if (!isJoint(conf)) throw invalid('notJoint', 'the configuration is not joint')
  return {
    voters: conf.voters,
    votersOutgoing: [],
    learners: sorted(new Set([...conf.learners, ...conf.learnersNext])),
    learnersNext: [],
    autoLeave: false,
  }
}

const isJoint = (conf: ConfState): boolean => conf.votersOutgoing.length > 0

function applyOps(conf: ConfState, ops: readonly ConfOp[]): ConfState {
  const voters = new Set(conf.voters)
  const learners = new Set(conf.learners)
  const learnersNext = new Set(conf.learnersNext)
  for (const { op, id } of ops) {
    if (id === '') throw invalid('noId', 'a member without an id')
    if (op === 'update') continue
    for (const set of [voters, learners, learnersNext]) set.delete(id)
    if (op === 'addVoter') voters.add(id)
    // Who still votes in the outgoing half becomes a learner when that is left: nobody is both.
    else if (op === 'addLearner')
      (conf.votersOutgoing.includes(id) ? learnersNext : learners).add(id)
  }
  if (voters.size === 0) throw invalid('noVoters', 'no voter would be left')
  return {
    ...conf,
    voters: sorted(voters),
    learners: sorted(learners),
    learnersNext: sorted(learnersNext),
  }
}

const sorted = (ids: ReadonlySet<ReplicaId>): readonly ReplicaId[] => [...ids].sort()

const invalid = (reason: ConfChangeReason, message: string) =>
  new ConfChangeError('CONF_CHANGE_INVALID', message, reason)
