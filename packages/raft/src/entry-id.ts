import type { EntryId } from './types.ts'

export const noEntry: EntryId = { term: 0, index: 0 }

/** Rule 5: a later term, or the same term and no shorter. */
export function isAtOrBehind(id: EntryId, other: EntryId): boolean {
  return id.term > other.term || (id.term === other.term && id.index >= other.index)
}
