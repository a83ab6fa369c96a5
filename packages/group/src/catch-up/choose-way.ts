import type { Index } from '@tesela/raft'

/** What a leader knows of one that is behind, and of what it has for it. */
export interface Behind {
  /** The member has everything up to here. */
  readonly match: Index
  /** The first entry that this leader can replay: its log, and what it knows of its runs, begin there. */
  readonly firstIndex: Index
  /** The newest snapshot here; null: there is none. */
  readonly snapshot: { readonly anchor: Index; readonly bytes: number } | null
  /** Of the entries behind an index. */
  bytesBehind(index: Index): number
}

/** `firstIndex`: what lies before it, the member must get otherwise. */
export interface Way {
  readonly by: 'log' | 'snapshot'
  readonly firstIndex: Index
}

/** By the log where it covers the gap, and its bytes are fewer than those of a snapshot and of the log behind it (sync.md §1). */
export function chooseWay({ match, firstIndex, snapshot, bytesBehind }: Behind): Way {
  if (match + 1 < firstIndex) return { by: 'snapshot', firstIndex }
  if (snapshot === null || snapshot.anchor <= match) return { by: 'log', firstIndex }
  const fewer = bytesBehind(match) <= snapshot.bytes + bytesBehind(snapshot.anchor)
  // As if this log began behind the snapshot: nothing else sends the member to fetch it.
  return fewer ? { by: 'log', firstIndex } : { by: 'snapshot', firstIndex: snapshot.anchor + 1 }
}
