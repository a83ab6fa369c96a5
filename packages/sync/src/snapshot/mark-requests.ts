import type { Millis, PeerName } from '../state-sync.ts'

/**
 * Requests for a fresh mark: those that come together share one, and the next comes `markPatienceMs` later at the earliest.
 * At each mark every member writes its whole state to disk: whoever asks again and again must not have them write for ever.
 */
export interface MarkRequests {
  /**
   * @param newest anchor of the newest snapshot, which did not do; 0: there is none
   * @param joins the log goes on behind it. Where it does not, nobody can be served with anything: that does not wait
   */
  want(peer: PeerName, newest: number, joins: boolean, now: Millis): void
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
    want(peer, newest, joins, now) {
      newestSeen = newest
      // What came of the last mark is here, and the log was cut behind it: of that mark nothing more is to come.
      const isInVain = !joins && last?.newest !== newest
      if (last !== null && !isInVain && now - last.at < markPatienceMs) return
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
