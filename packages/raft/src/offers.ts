import { isAtOrBehind } from './entry-id.ts'
import { acknowledge } from './follower.ts'
import type { Replica, SnapshotOffer } from './replica.ts'
import { becomeFollower } from './roles.ts'
import type { EntryId, Index, Input, SnapshotMeta } from './types.ts'
import { isValidSnapshotMeta } from './valid.ts'

/**
 * A snapshot whose verified bytes are on the local disk. It stands for what is committed up to its anchor, so that it
 * may come from anybody; whoever leads is told how far this log reaches.
 */
export function onSnapshotOffer(r: Replica, offer: SnapshotOffer): void {
  const { meta, from } = offer
  if (!isValidSnapshotMeta(meta) || r.role === 'leader') return
  const isNews = meta.index > r.log.committed
  // Rule 52. What is committed in a later term also says that the term has begun.
  if (meta.term > r.term || (isNews && r.role !== 'follower')) {
    becomeFollower(r, Math.max(meta.term, r.term), null)
  }
  const replacesLog = isNews && !r.log.matches(meta)
  if (replacesLog && r.log.applying > r.log.applied && r.conformance === undefined) {
    if (meta.index > (r.deferredOffer?.meta.index ?? 0)) r.deferredOffer = offer
    return
  }
  const held = take(r, meta)
  const leader = r.conformance === undefined ? r.leader : from
  if (leader !== null) acknowledge(r, leader, held)
}

/** What was handed to the state machine is applied: an offer that waited for it is taken. */
export function takeDeferredOffer(r: Replica): void {
  const offer = r.deferredOffer
  if (offer === null || r.log.applying > r.log.applied) return
  r.deferredOffer = null
  onSnapshotOffer(r, offer)
}

/** Gives how far this log is committed then. */
function take(r: Replica, meta: SnapshotMeta): Index {
  const { log } = r
  if (r.conformance !== undefined && !isMember(meta, r.id)) return log.committed
  // Rule 53: where the log has all of it, what stands behind it stays.
  if (log.matches(meta)) {
    log.commit(meta.index)
    if (r.stateLost && meta.index >= log.applied) load(r, meta)
  }
  // Rule 52: nothing new is ignored.
  // Rule 56: one that lacks this replica would leave it in a group that it is no member of.
  else if (meta.index > log.committed && (isMember(meta, r.id) || !r.wasMember)) install(r, meta)
  return log.committed
}

/**
 * The last entry of this log that may be committed, if one behind it cannot be, because it is of another term at the
 * anchor, or of a later term than the anchor before it. Null: the whole log may be a prefix of what the snapshot holds.
 * One of the two is the case whenever the log does not hold the anchor.
 */
function conflictWith(r: Replica, meta: SnapshotMeta): EntryId | null {
  const { log } = r
  if (meta.index > log.last && isAtOrBehind(meta, log.lastId)) return null
  return log.hint(Math.min(log.last, meta.index - 1), meta.term)
}

/**
 * Rule 53: what goes is a prefix of what the snapshot stands for, or proven to be void; only in the latter case the
 * watermark sinks. A replica below its watermark stays below it, as when it is given entries one by one.
 */
function install(r: Replica, meta: SnapshotMeta): void {
  const conflict = conflictWith(r, meta)
  if (conflict !== null) r.disprove(conflict)
  r.log.install(meta, r.conformance !== undefined)
  // Nothing that is being written makes any of this durable (rule 33).
  r.writes.truncated(1)
  r.pendingConfs.length = 0
  load(r, meta)
}

/** Has the state machine load it. */
function load(r: Replica, meta: SnapshotMeta): void {
  r.snapshot = meta
  r.installing = meta
  r.stateLost = false
  // Rule 45: the configuration is the one at the anchor, whatever stood in the log.
  r.configure(meta.conf, meta.confIndex)
  r.outbox.conf = meta.conf
}

/**
 * What is applied next is a snapshot at or behind what is: nothing is handed out before. False: one is about to take the
 * place of the state as it is.
 */
export function loseState(r: Replica): boolean {
  if (r.installing !== null) return false
  // Rule 15: without a state it can confirm nothing that it is asked as a leader.
  if (r.role !== 'follower') becomeFollower(r, r.term, null)
  r.pendingConfs.length = 0
  r.stateLost = true
  // It waited for what will not be applied. Whoever offered it knows that the state is lost, and offers what will do.
  r.deferredOffer = null
  return true
}

function isMember({ conf }: SnapshotMeta, id: string): boolean {
  return [...conf.voters, ...conf.votersOutgoing, ...conf.learners].includes(id)
}

/** The log was cut. */
export function onCompacted(r: Replica, input: Input & { readonly in: 'compacted' }): void {
  r.log.compact(input.firstIndex)
  r.snapshot = input.snapshot
}
