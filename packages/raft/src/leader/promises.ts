import { isAtOrBehind } from '../entry-id.ts'
import type { Progress } from '../progress/progress.ts'
import type { Replica } from '../replica.ts'
import type { EntryId } from '../types.ts'

/**
 * Whether the life of the member that begins with a log up to `last` has lost a part of what an earlier one acknowledged
 * to this leader. Of an entry that was cut off here, only the index is known.
 */
export function hasLostPromised(r: Replica, { promised: index }: Progress, last: EntryId): boolean {
  const term = r.log.term(index)
  return term === undefined ? last.index < index : !isAtOrBehind(last, { term, index })
}

/**
 * Rule 34: this life of the member holds less than an earlier one acknowledged. It does not know that itself, and is told
 * until it holds all of it again: any single message may be lost.
 */
export function tellPromise(r: Replica, member: Progress): void {
  if (!member.hasLost || member.match >= member.promised) return
  r.outbox.send.push({
    type: 'promised',
    from: r.id,
    to: member.id,
    term: r.term,
    at: promiseOf(r, member),
  })
}

/**
 * What was cut off is committed, and so is the entry at the cut: whoever can win an election has that one, too, and who
 * votes for nobody with less keeps the promise.
 */
function promiseOf({ log }: Replica, { promised }: Progress): EntryId {
  const index = Math.max(promised, log.first - 1)
  return { term: log.termAt(index), index }
}
