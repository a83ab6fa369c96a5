import type { Millis, PeerName } from '../state-sync.ts'
import type { SnapshotRequest } from './messages.ts'
import type { Run } from './places.ts'

/** A request under way. */
export interface Tracked {
  readonly id: number
  readonly peer: PeerName
  readonly run: Run
  readonly deadline: Millis
  /** How to ask the same peer for the same again, where what it sent before would be lost else; how often that was done. */
  readonly part: {
    readonly request: (id: number) => SnapshotRequest
    readonly tries: number
  } | null
}

/** Requests by id. An answer to one that is tracked no more finds nobody, and nobody is blamed (C6, R8). */
export interface Requests {
  readonly size: number
  track(request: Tracked): void
  /** The request that this is the answer to: tracked no more. Null: there is none, or it was put to another peer. */
  answered(from: PeerName, id: number): Tracked | null
  /** Those whose time is up: tracked no more. */
  overdue(now: Millis): readonly Tracked[]
  /** Those that were put to the peer: tracked no more. */
  forget(peer: PeerName): readonly Tracked[]
  clear(): void
}

export function createRequests(): Requests {
  const tracked = new Map<number, Tracked>()
  const take = (which: (request: Tracked) => boolean) => {
    const taken = [...tracked.values()].filter(which)
    for (const { id } of taken) tracked.delete(id)
    return taken
  }
  return {
    get size() {
      return tracked.size
    },
    track: (request) => void tracked.set(request.id, request),
    answered(from, id) {
      const request = tracked.get(id)
      if (request === undefined || request.peer !== from) return null
      tracked.delete(id)
      return request
    },
    overdue: (now) => take(({ deadline }) => now >= deadline),
    forget: (peer) => take((request) => request.peer === peer),
    clear: () => tracked.clear(),
  }
}
