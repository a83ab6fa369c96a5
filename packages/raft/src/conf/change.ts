import { ConfChangeError } from '../errors.ts'
import type { ConfChange, ConfOp, ConfState, ReplicaId } from '../types.ts'

/**
 * The configuration after a change, or `ConfChangeError` (`CONF_CHANGE_INVALID`).
 *
 * Only simple changes are taken: one operation, so that at most one voter changes and every old majority
 * meets every new one. What needs a joint configuration is refused.
 */
export function applyConfChange(conf: ConfState, change: ConfChange): ConfState {
  if (change.transition !== 'auto' || change.ops.length !== 1) {
    throw invalid('joint configurations are not available')
  }
  return applySimple(conf, change.ops)
}

/** Several operations at once, as long as they change no more than one voter. */
export function applySimple(conf: ConfState, ops: readonly ConfOp[]): ConfState {
  if (conf.votersOutgoing.length > 0) {
    throw invalid('a simple change cannot be applied while the configuration is joint')
  }
  const voters = new Set(conf.voters)
  const learners = new Set(conf.learners)
  for (const { op, id } of ops) {
    if (id === '') throw invalid('a member without an id')
    if (op === 'update') continue
    if (op === 'addVoter') voters.add(id)
    else voters.delete(id)
    if (op === 'addLearner') learners.add(id)
    else learners.delete(id)
  }
  if (voters.size === 0) throw invalid('no voter would be left')
  if (changedVoters(voters, conf.voters) > 1) {
    throw invalid('more than one voter changes at once')
  }
  return { ...conf, voters: sorted(voters), learners: sorted(learners) }
}

function changedVoters(after: ReadonlySet<ReplicaId>, before: readonly ReplicaId[]): number {
  const kept = before.filter((id) => after.has(id)).length
  return after.size - kept + (before.length - kept)
}

const sorted = (ids: ReadonlySet<ReplicaId>): readonly ReplicaId[] => [...ids].sort()

const invalid = (message: string) => new ConfChangeError('CONF_CHANGE_INVALID', message)
