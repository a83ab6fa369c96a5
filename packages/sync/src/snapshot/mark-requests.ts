import type { Millis, PeerName } from '../state-sync.ts'

/** Requests for a fresh mark: those that come together share one, and one is given time to become a snapshot. */
export interface MarkRequests {
  /**
   * @param newest anchor of the newest snapshot, which did not do; 0: there is none
   * @param pending it will do if a majority vouches for it, which takes its time: another one may not come to more
   */
  want(peer: PeerName, newest: number, pending: boolean, now: Millis): void
  tick(now: Millis): void
  /** This member leads no more: whoever does is asked. */
  forget(): void
}

export function createMarkRequests(
  request: (requesters: readonly PeerName[]) => void,
  { coalesceMs, markPatienceMs }: { readonly coalesceMs: Millis; readonly markPatienceMs: Millis },
): MarkRequests {
  const requesters = new Set<PeerName>()
  let due: Millis | null = null
  let last: { readonly at: Millis; readonly newest: number } | null = null
  let newestSeen = 0
  return {
    want(peer, newest, pending, now) {
      newestSeen = newest
      // What came of the last mark is here, and did not do: the log was cut behind it meanwhile.
      const isUnderWay = pending || last?.newest === newest
      if (last !== null && isUnderWay && now - last.at < markPatienceMs) return
      requesters.add(peer)
      due ??= now + coalesceMs
    },
    tick(now) {
      if (due === null || now < due) return
      const asked = [...requesters]
      requesters.clear()
      due = null
      last = { at: now, newest: newestSeen }
      request(asked)
    },
    forget() {
      requesters.clear()
      due = null
      last = null
    },
  }
}
