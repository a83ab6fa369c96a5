import type { Replica } from './replica.ts'
import type { Entry, EntryId, Index, Message } from './types.ts'

/** A leader's entries. The caller has made this replica a follower of the sender. */
export function onAppend(r: Replica, msg: Message & { readonly type: 'append' }): void {
  const { prev, entries } = msg
  lookForContradiction(r, prev)
  if (prev.index < r.log.committed) {
    // Rule 24: an old message; what is committed agrees with every later leader.
    acknowledge(r, msg.from, r.log.committed)
    return
  }
  if (!r.log.matches(prev)) {
    // Rule 26, the follower's side.
    refuse(r, msg.from, prev.index, r.log.hint(prev.index, prev.term))
    return
  }
  acceptEntries(r, entries)
  const proven = prev.index + entries.length
  // Rule 20: only as far as this message proves.
  r.log.commit(Math.min(msg.commit, proven))
  acknowledge(r, msg.from, proven)
}

/**
 * Every leader has what is committed here (rule 17). One whose log has an entry of another term there goes on from nothing that is
 * here, and every answer to it is one that it takes for late (rule 27): without this, nobody would know.
 */
function lookForContradiction(r: Replica, prev: EntryId): void {
  const term = r.log.term(prev.index)
  if (prev.index <= r.log.committed && term !== undefined && term !== prev.term) {
    r.contradictedByLeader = prev.index
  } else if (prev.index >= r.log.committed && term === prev.term) r.contradictedByLeader = null
}

/** Rule 22: what is already here stays, and so does what follows it, up to the first real conflict. */
export function acceptEntries(r: Replica, entries: readonly Entry[]): void {
  const known = entries.findIndex((entry) => !r.log.matches(entry))
  if (known >= 0) r.append(known === 0 ? entries : entries.slice(known))
}

export function onHeartbeat(r: Replica, msg: Message & { readonly type: 'heartbeat' }): void {
  // Rule 21: a leader names only what this log is known to hold; anything else proves nothing.
  if (msg.commit <= r.log.last) r.log.commit(msg.commit)
  // Rule 48: to a leader that leaves, this says that its removal is known for good.
  const { send, after } = r.outbox
  const queue = r.announced < r.log.committed ? after : send
  queue.push({
    type: 'heartbeatResp',
    from: r.id,
    to: msg.from,
    term: r.term,
    readSeq: msg.readSeq,
    sentAt: msg.sentAt,
  })
}

/** Rule 32: leaves when the entries and the term are durable. */
export function acknowledge(r: Replica, to: string, index: Index): void {
  r.outbox.after.push({ type: 'appendResp', from: r.id, to, term: r.term, index })
}

function refuse(r: Replica, to: string, index: Index, reject: EntryId): void {
  r.outbox.after.push({ type: 'appendResp', from: r.id, to, term: r.term, index, reject })
}
