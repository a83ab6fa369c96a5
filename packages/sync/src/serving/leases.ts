import type { Millis, PeerName } from '../state-sync.ts'

/** From where on others need the log, by whatever number the strategy counts: each for a while after it said so last. */
export interface Leases {
  /** False: there are too many already. */
  renew(peer: PeerName, from: number, now: Millis): boolean
  /** Whoever has one keeps it for longer. */
  extend(peer: PeerName, now: Millis): void
  /** It needs nothing any more. */
  release(peer: PeerName): void
  tick(now: Millis): void
  /** The lowest of those at or behind a place; null: nobody needs anything of it. */
  lowestFrom(place: number): number | null
  clear(): void
}

export function createLeases(bounds: {
  readonly leaseMs: Millis
  readonly maxSessions: number
}): Leases {
  const leases = new Map<PeerName, { readonly from: number; readonly until: Millis }>()
  return {
    renew(peer, from, now) {
      if (!leases.has(peer) && leases.size >= bounds.maxSessions) return false
      leases.set(peer, { from, until: now + bounds.leaseMs })
      return true
    },
    extend(peer, now) {
      const lease = leases.get(peer)
      if (lease !== undefined) leases.set(peer, { ...lease, until: now + bounds.leaseMs })
    },
    release: (peer) => void leases.delete(peer),
    tick(now) {
      for (const [peer, { until }] of leases) if (now >= until) leases.delete(peer)
    },
    lowestFrom(place) {
      let lowest: number | null = null
      for (const { from } of leases.values()) {
        if (from >= place) lowest = Math.min(lowest ?? from, from)
      }
      return lowest
    },
    clear: () => leases.clear(),
  }
}
