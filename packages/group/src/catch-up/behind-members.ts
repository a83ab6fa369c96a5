import type { Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { SnapshotMessage } from '@tesela/sync'

/** Members that this leader sends no entries to: they are told so until they have caught up by other means. */
export interface BehindMembers {
  /** The core gave up to send it entries. */
  add(replica: ReplicaId): void
  tick(now: Millis): void
}

export interface BehindMembersOptions {
  readonly repeatMs: Millis
  status(): RaftStatus
  firstIndex(): number
  send(to: ReplicaId, message: SnapshotMessage): boolean
}

export function createBehindMembers(options: BehindMembersOptions): BehindMembers {
  const { repeatMs, status, firstIndex, send } = options
  /** When each is told again. */
  const behind = new Map<ReplicaId, Millis>()
  return {
    add: (replica) => void behind.set(replica, 0),
    tick(now) {
      if (behind.size === 0) return
      const { term, commit, progress } = status()
      for (const [replica, at] of behind) {
        // It caught up, was removed, or is somebody else's to care for.
        if (progress.get(replica)?.state !== 'snapshot') behind.delete(replica)
        else if (now >= at) {
          behind.set(replica, now + repeatMs)
          send(replica, { type: 'catchUp', term, firstIndex: firstIndex(), commit })
        }
      }
    },
  }
}
