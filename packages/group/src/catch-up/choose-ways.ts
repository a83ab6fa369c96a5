import type { Index } from '@tesela/raft'
import type { SnapshotGap } from '@tesela/sync'
import type { StrategyChannel } from '../seams.ts'

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
  /** Of users' own: how many bytes each would move, as it says; null: it would not do. */
  readonly strategies: readonly Estimating[]
}

interface Estimating {
  readonly channel: StrategyChannel
  estimate(gap: SnapshotGap): number | null
}

/** `firstIndex`: what lies before it, the member must get otherwise. */
export interface Way {
  readonly by: 'log' | 'snapshot' | StrategyChannel
  readonly firstIndex: Index
}

/**
 * The ways to catch up, that of the fewest bytes first, of which those of a snapshot count the log behind it (sync.md §1).
 * The member may lack the strategy: then the next one. The last is by snapshot sync, which every member has.
 */
export function chooseWays(behind: Behind): readonly Way[] {
  const { match, firstIndex, snapshot, bytesBehind, strategies } = behind
  const covered = match + 1 >= firstIndex
  const held = snapshot !== null && snapshot.anchor > match ? snapshot : null
  const after = held === null ? 0 : bytesBehind(held.anchor)
  // Where the log covers it, as if it began behind what is fetched: nothing else sends the member to do that.
  const from = covered ? Math.max(match + 1, snapshot?.anchor ?? 0) + 1 : firstIndex
  const ways: Weighed[] = [
    { by: 'snapshot', firstIndex: from, bytes: held === null ? Infinity : held.bytes + after },
  ]
  if (covered) ways.unshift({ by: 'log', firstIndex, bytes: bytesBehind(match) })
  if (held !== null) {
    for (const strategy of strategies) {
      const bytes = strategy.estimate({ ...held, match })
      if (bytes === null || !(bytes >= 0)) continue
      ways.push({ by: strategy.channel, firstIndex: from, bytes: bytes + after })
    }
  }
  // Of equals the first.
  ways.sort((one, other) => one.bytes - other.bytes)
  const last = ways.findIndex(({ by }) => by === 'snapshot')
  return ways.slice(0, last + 1).map((way) => ({ by: way.by, firstIndex: way.firstIndex }))
}

interface Weighed extends Way {
  readonly bytes: number
}
