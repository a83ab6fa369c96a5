import type { RaftStatus } from '@tesela/raft'
import type { AppliedIndex } from './applied-index.ts'
import type { Callers } from './callers.ts'
import type { CatchUp } from './catch-up/catch-up.ts'
import type { LogReplay } from './catch-up/log-replay.ts'
import type { ChangeListeners } from './change-listeners.ts'
import type { Deadlines } from './deadlines.ts'
import type { DiskSpace } from './disk-space.ts'
import type { GroupError } from './errors.ts'
import type { MutableLeadership } from './leadership.ts'
import type { Membership } from './members/membership.ts'
import type { Readiness } from './readiness.ts'
import type { Reads } from './reads.ts'
import type { Repair } from './repair/repair.ts'
import type { RootWatch } from './roots/root-watch.ts'
import type { GroupSettings } from './settings.ts'
import type { Backups } from './snapshots/backups.ts'
import type { Shelf } from './snapshots/shelf.ts'
import type { GroupCounters } from './types.ts'
import type { Writes } from './writes.ts'

/** A member with everything that moves it, as its public face sees it. */
export interface RunningMember {
  readonly settings: GroupSettings
  readonly deadlines: Deadlines
  readonly leadership: MutableLeadership
  readonly callers: Callers
  readonly applied: AppliedIndex
  readonly writes: Writes
  readonly reads: Reads
  readonly roots: RootWatch
  readonly backups: Backups
  readonly repair: Pick<Repair, 'status'>
  readonly membership: Membership
  readonly space: DiskSpace
  readonly readiness: Readiness
  readonly catchUp: Pick<CatchUp<unknown>, 'stateMissing' | 'status'>
  readonly replay: Pick<LogReplay, 'status'>
  readonly shelf: Pick<Shelf, 'current'>
  readonly listeners: ChangeListeners
  /** What ended apply here; null while all is well. */
  readonly halted: GroupError | null
  readonly counters: GroupCounters
  /** Nothing leaves this member any more. */
  readonly ended: boolean
  status(): RaftStatus
  start(): void
  /** Takes no new callers. */
  refuse(): void
  /** Tells everybody who waits what is known, and does nothing any more. */
  stop(): void
  /** When the disk has nothing under way any more. */
  settled(): Promise<void>
}
