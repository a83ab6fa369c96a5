import type { LogRange, RangedEntry, RootedCut } from '../log-range/log-range.ts'
import type { PeerName, SyncContext, SyncSessionContext } from '../state-sync.ts'
import type { LogMessage } from './messages.ts'

/** The committed log of a member, as far as others are served from it. */
export interface ReplayableLog {
  /** False: it stands still, or is about to be replaced. */
  serving(): boolean
  /** Over the entries that were applied. Another one when a snapshot takes the place of the log. */
  range(): Pick<LogRange, 'firstRun' | 'run' | 'closed' | 'behindRuns' | 'prove'>
  /**
   * From that index on: one at least, then while their data fit; null where they are not there any more. In a later turn
   * or at once.
   */
  read(from: number, maxBytes: number, done: (entries: readonly RangedEntry[] | null) => void): void
}

export interface LogReplayProviderContext extends SyncContext<LogMessage> {
  readonly log: ReplayableLog
  /** Index of the first entry of this member's log. */
  firstIndex(): number
}

export interface LogReplaySessionContext extends SyncSessionContext<LogMessage> {
  /** Where the last run of this replica's own applied log ends: what lies behind may be a deposed leader's. */
  standing(): RootedCut
  /** A source sent what the target does not bind, and is asked no more for this one: somebody should look at it. */
  blamed(peer: PeerName, why: string): void
  /**
   * Takes entries that are proven to be committed, behind those of the call before. `done` once they are applied: so long
   * their bytes count as buffered. Or with an index where another entry is committed here: one of the two logs is not
   * the group's, and the session ends.
   */
  replay(
    prev: { readonly index: number; readonly term: number },
    entries: readonly RangedEntry[],
    done: (contradictedAt?: number) => void,
  ): void
}
