import type { Progress } from '../progress/progress.ts'
import type { Replica } from '../replica.ts'
import type { EntryId } from '../types.ts'

/** The last entry that any life of the member has acknowledged to this leader. */
export function promiseOf(r: Replica, { promised: index }: Progress): EntryId {
  return { term: r.log.term(index) ?? 0, index }
}

/**
 * Rule 34: an earlier life of the member acknowledged more than this one has. It does not know that itself, and is told
 * until it holds all of it again: any single message may be lost.
 */
export function tellPromise(r: Replica, member: Progress): void {
  if (member.match >= member.promised) return
  const at = promiseOf(r, member)
  r.outbox.send.push({ type: 'promised', from: r.id, to: member.id, term: r.term, at })
}
