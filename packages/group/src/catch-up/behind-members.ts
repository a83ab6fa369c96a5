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
  /**
   * Sends it to fetch.
   * @param match - the member has everything up to here
   * @returns up to where it will have everything then; null: there is nothing that it could fetch
   */
  tell(replica: ReplicaId, match: Index): Index | null
  /** Has the core send it all the same what it lacks. */
  stream(replica: ReplicaId): void
  /** Has the core find out how far the member came. */
  probe(replica: ReplicaId): void
}

/** The acknowledgement that ends a catch-up may be lost, and is not repeated (H14): the member is asked, now and then. */
const PROBE_EVERY = 3

interface Told {
  /** It is told again then, or when it has everything up to `until`: what it was told is done, and more is left. */
  readonly at: Millis
  readonly until: Index
  readonly times: number
}

export function createBehindMembers(options: BehindMembersOptions): BehindMembers {
  const { repeatMs, status, tell, stream, probe } = options
  const behind = new Map<ReplicaId, Told>()
  return {
    add(replica) {
      if (behind.has(replica)) return false
      behind.set(replica, { at: 0, until: 0, times: 0 })
      return true
    },
    tick(now) {
      if (behind.size === 0) return
      const { progress } = status()
      for (const [replica, { at, until, times }] of behind) {
        const { state, match = 0 } = progress.get(replica) ?? {}
        // It caught up, was removed, or is somebody else's to care for. While it is asked, that is not known yet.
        if (state === undefined || state === 'replicate') behind.delete(replica)
        else if (state === 'snapshot' && (now >= at || match >= until)) {
          const next = tell(replica, match)
          const upTo = Math.max(next ?? 0, match + 1)
          behind.set(replica, { at: now + repeatMs, until: upTo, times: times + 1 })
          if (next === null) stream(replica)
          else if ((times + 1) % PROBE_EVERY === 0) probe(replica)
        }
      }
    },
  }
}
