import type { Index, Millis, RaftStatus, ReplicaId } from '@tesela/raft'

/** Members that this leader sends no entries to: they are told so until they have caught up by other means. */
export interface BehindMembers {
  /** The core gave up to send it entries. False: that is known, and it is being told. */
  add(replica: ReplicaId): boolean
  tick(now: Millis): void
}

export interface BehindMembersOptions {
  readonly repeatMs: Millis
  status(): RaftStatus
  /** @param match the member has everything up to here */
  tell(replica: ReplicaId, match: Index): void
  /** Has the core find out how far the member came. */
  probe(replica: ReplicaId): void
}

/** The acknowledgement that ends a catch-up may be lost, and is not repeated (H14): the member is asked, now and then. */
const PROBE_EVERY = 3

export function createBehindMembers(options: BehindMembersOptions): BehindMembers {
  const { repeatMs, status, tell, probe } = options
  /** When each is told again, and how often it was. */
  const behind = new Map<ReplicaId, { readonly at: Millis; readonly times: number }>()
  return {
    add(replica) {
      if (behind.has(replica)) return false
      behind.set(replica, { at: 0, times: 0 })
      return true
    },
    tick(now) {
      if (behind.size === 0) return
      const { progress } = status()
      for (const [replica, { at, times }] of behind) {
        const { state, match = 0 } = progress.get(replica) ?? {}
        // It caught up, was removed, or is somebody else's to care for. While it is asked, that is not known yet.
        if (state === undefined || state === 'replicate') behind.delete(replica)
        else if (now >= at && state === 'snapshot') {
          behind.set(replica, { at: now + repeatMs, times: times + 1 })
          tell(replica, match)
          if ((times + 1) % PROBE_EVERY === 0) probe(replica)
        }
      }
    },
  }
}
