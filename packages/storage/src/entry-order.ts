import type { EntryId } from '@tesela/raft'

export const noEntry: EntryId = { term: 0, index: 0 }

/** Whether `one` stands behind `other`, terms first. */
export function isBehind(one: EntryId, other: EntryId): boolean {
  return one.term > other.term || (one.term === other.term && one.index > other.index)
}

/** The one that stands further behind. */
export function furthest(one: EntryId, other: EntryId): EntryId {
  return isBehind(one, other) ? one : other
}

export function nearest(one: EntryId, other: EntryId): EntryId {
  return isBehind(one, other) ? other : one
}
