import type { Entry, EntryId, Message, ReplicaId, SnapshotMeta } from './types.ts'

/** Whether a message can be what a correct replica sends (rule 73). What it claims is judged elsewhere. */
export function isValidMessage(msg: Message, self: ReplicaId): boolean {
  if (msg.to !== self || msg.from === self || msg.from === '') return false
  if (!isCount(msg.term) || msg.term === 0 || msg.term >= Number.MAX_SAFE_INTEGER) return false
  switch (msg.type) {
    case 'append':
      return (
        isEntryId(msg.prev) &&
        isCount(msg.commit) &&
        areEntriesBehind(msg.prev, msg.entries) &&
        (msg.entries.at(-1) ?? msg.prev).term <= msg.term
      )
    case 'appendResp':
      return isCount(msg.index) && (msg.reject === undefined || isEntryId(msg.reject))
    case 'heartbeat':
      return isCount(msg.commit) && isCount(msg.readSeq) && isTime(msg.sentAt)
    case 'heartbeatResp':
      return isCount(msg.readSeq) && isTime(msg.sentAt)
    case 'vote':
    case 'preVote':
      return isEntryId(msg.last) && msg.last.term <= msg.term && isOptionalId(msg.commit)
    case 'voteResp':
    case 'preVoteResp':
      return isOptionalId(msg.commit)
    case 'promised':
      return isEntryId(msg.at) && msg.at.term <= msg.term
    case 'snapshot':
      return isValidSnapshotMeta(msg.meta) && msg.meta.term <= msg.term
    default:
      return true
  }
}

export function isValidSnapshotMeta(meta: SnapshotMeta): boolean {
  const { index, term, conf, confIndex } = meta
  return isEntryId(meta) && index > 0 && term > 0 && isCount(confIndex) && conf.voters.length > 0
}

/** Whether these entries can follow `prev` in a log: without gaps, their terms rising. */
export function areEntriesBehind(prev: EntryId, entries: readonly Entry[]): boolean {
  if (!isEntryId(prev)) return false
  let { index: lastIndex, term: lastTerm } = prev
  for (const entry of entries) {
    if (!isEntryId(entry) || entry.index !== lastIndex + 1 || entry.term < lastTerm) return false
    lastIndex = entry.index
    lastTerm = entry.term
  }
  return true
}

const isEntryId = (id: EntryId): boolean => isCount(id.term) && isCount(id.index)

const isOptionalId = (id: EntryId | undefined): boolean => id === undefined || isEntryId(id)
const isTime = (value: number): boolean => Number.isFinite(value) && value >= 0
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
