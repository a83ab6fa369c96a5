import { acceptEntries, acknowledge } from './follower.ts'
import type { Replica } from './replica.ts'
import { becomeFollower } from './roles.ts'
import type { Entry, Index, Input } from './types.ts'
import { areEntriesBehind } from './valid.ts'

/**
 * Entries that are proven to be committed. They are taken like those of a leader, and whoever leads is told when they
 * are durable; one that does not connect to this log is ignored, and so is all of it where this replica leads.
 * The proof is as good as the leader that named its root: what contradicts what is committed here is not taken (rule 23).
 * Which of the two logs is the group's no replica can tell alone, and one leader alone ends no process.
 */
export function onReplayed(
  r: Replica,
  { prev, entries }: Input & { readonly in: 'replayed' },
): void {
  const last = entries.at(-1)
  if (last === undefined || !areEntriesBehind(prev, entries) || r.role === 'leader') return
  if (!r.log.matches(prev)) return
  r.contradicted = contradictionOf(r, entries)
  if (r.contradicted !== null) return
  // Rule 2: their term is no later than the one that becomes durable with them.
  if (last.term > r.term || r.role !== 'follower') {
    becomeFollower(r, Math.max(last.term, r.term), null)
  }
  acceptEntries(r, entries)
  r.log.commit(last.index)
  if (r.leader !== null) acknowledge(r, r.leader, last.index)
}

function contradictionOf({ log }: Replica, entries: readonly Entry[]): Index | null {
  const other = entries.find((entry) => entry.index <= log.committed && !log.matches(entry))
  return other?.index ?? null
}
