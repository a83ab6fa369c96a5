import type { Entry, EntryId, Message, ReplicaId, Term } from './types.ts'

/** Whether a message can be what a correct replica sends (rule 73). What it claims is judged elsewhere. */
export function isValidMessage(msg: Message, self: ReplicaId): boolean {
  if (msg.to !== self || msg.from === self || msg.from === '') return false
  if (!isCount(msg.term) || msg.term === 0 || msg.term >= Number.MAX_SAFE_INTEGER) return false
  switch (msg.type) {
    case 'append':
      return (
        isEntryId(msg.prev) && isCount(msg.commit) && areOrdered(msg.prev, msg.entries, msg.term)
      )
    case 'appendResp':
      return isCount(msg.index) && (msg.reject === undefined || isEntryId(msg.reject))
    case 'heartbeat':
      return isCount(msg.commit) && isCount(msg.readSeq)
    case 'heartbeatResp':
      return isCount(msg.readSeq)
    case 'vote':
    case 'preVote':
      return isEntryId(msg.last) && msg.last.term <= msg.term
    default:
      return true
  }
}

function areOrdered(prev: EntryId, entries: readonly Entry[], term: Term): boolean {
  let { index: lastIndex, term: lastTerm } = prev
  for (const entry of entries) {
    if (!isEntryId(entry) || entry.index !== lastIndex + 1 || entry.term < lastTerm) return false
    lastIndex = entry.index
    lastTerm = entry.term
  }
  return lastTerm <= term
}

const isEntryId = (id: EntryId): boolean => isCount(id.term) && isCount(id.index)

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
