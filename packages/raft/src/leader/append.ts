import { dataBytes } from '../log/log.ts'
import type { Progress } from '../progress/progress.ts'
import type { Replica } from '../replica.ts'
import type { Entry, Index, Input } from '../types.ts'

/** Sends every other member what it lacks, and the commit index even when it lacks nothing. */
export function broadcastAppend(r: Replica): void {
  for (const member of r.tracker.members) {
    if (member.id === r.id) continue
    sendAppend(r, member, true)
    fillWindow(r, member)
  }
}

/** Sends as many appends as the member's window takes. */
export function fillWindow(r: Replica, member: Progress): void {
  while (sendAppend(r, member, false));
}

/** Sends one append, with entries or, if `evenEmpty`, without. False: nothing was sent. */
export function sendAppend(r: Replica, member: Progress, evenEmpty: boolean): boolean {
  if (member.blocked) return false
  const isTooFar =
    member.state === 'replicate' && isFarBehind(r, Math.max(member.next - 1, member.appendsTo))
  if (isTooFar || r.log.term(member.next - 1) === undefined) {
    enterCatchUp(r, member)
    return false
  }
  // Rule 28: with a full window only an empty append passes, so that a window lost as a whole is noticed.
  const mayCarry = member.state !== 'replicate' || !member.inflights.full
  if (mayCarry && member.next <= r.log.last && !r.log.isInMemory(member.next)) {
    member.loading = member.next
    r.outbox.load.push({ to: member.id, from: member.next, maxBytes: r.config.maxMsgBytes })
    return false
  }
  const entries = mayCarry ? r.log.slice(member.next, r.log.last, r.config.maxMsgBytes) : []
  if (entries.length === 0 && !evenEmpty) return false
  deliver(r, member, entries)
  return true
}

function deliver(r: Replica, member: Progress, entries: readonly Entry[]): void {
  const prev = member.next - 1
  const commit = r.announced
  r.outbox.send.push({
    type: 'append',
    from: r.id,
    to: member.id,
    term: r.term,
    prev: { term: r.log.termAt(prev), index: prev },
    entries,
    commit,
  })
  member.sent(entries.length, dataBytes(entries), commit)
}

/** Whether so much that is committed follows `index` that appends are not the way to bring it; of the rest they are the only one. */
export function isFarBehind(r: Replica, index: Index): boolean {
  return r.log.estimateBytes(index + 1, r.log.committed) > r.config.catchUpBytes
}

/** The log no longer reaches the member, or would take too long: it has to catch up by other means. */
function enterCatchUp(r: Replica, member: Progress): void {
  // One that is not there cannot catch up; it is tried again when it is heard.
  if (!member.active) return
  if (r.conformance === undefined) {
    r.outbox.needCatchUp.push({ to: member.id, from: member.match + 1, firstIndex: r.log.first })
    member.becomeSnapshot(r.log.committed)
  } else if (r.snapshot !== null) {
    const { snapshot: meta, id: from, term } = r
    r.outbox.send.push({ type: 'snapshot', from, to: member.id, term, meta })
    member.becomeSnapshot(meta.index)
  }
}

/** Rule 57: the member is asked how far it came, at once where it succeeded, and with its next answer where not. */
export function onCatchUpEnded(r: Replica, input: Input & { readonly in: 'catchUpEnded' }): void {
  const member = r.tracker.find(input.to)
  if (r.role !== 'leader' || member?.state !== 'snapshot') return
  if (!input.ok) member.catchUpTo = 0
  if (input.appends) member.appendsTo = r.log.committed
  member.becomeProbe()
  member.paused = true
}

/** The answer to `load` for a member. One that belongs to a position long left is dropped. */
export function onEntriesLoaded(r: Replica, input: Input & { readonly in: 'entriesLoaded' }): void {
  if (r.role !== 'leader') return
  const member = r.tracker.find(input.to)
  if (member === undefined || member.loading !== input.from) return
  member.loading = 0
  if (input.entries === 'compacted') {
    if (member.next === input.from && !member.blocked) enterCatchUp(r, member)
    else fillWindow(r, member)
    return
  }
  // The log may have been cut since right before the first of them: then the term there, which goes with them, is gone.
  const joins = r.log.term(input.from - 1) !== undefined
  const entries = joins ? stillInLog(r, input.from, input.entries) : []
  const windowOpen = member.state !== 'replicate' || !member.inflights.full
  if (entries.length > 0 && member.next === input.from && !member.blocked && windowOpen) {
    deliver(r, member, entries)
  }
  fillWindow(r, member)
}

/** A read may have begun before this log was truncated: what has the same index and term is the same entry. */
function stillInLog(r: Replica, from: Index, entries: readonly Entry[]): readonly Entry[] {
  let count = 0
  for (const entry of entries) {
    if (entry.index !== from + count || !r.log.matches(entry)) break
    count++
  }
  return count === entries.length ? entries : entries.slice(0, count)
}
