import type { Millis, PeerName } from '../state-sync.ts'

/** From which run on others need the log: each for a while after it said so last. */
export interface Leases {
  /** False: there are too many already. */
  renew(peer: PeerName, neededRun: number, now: Millis): boolean
  /** Whoever has one keeps it for longer. */
  extend(peer: PeerName, now: Millis): void
  tick(now: Millis): void
  /** The lowest of those at or behind a run; null: nobody needs anything of it. */
  lowestFrom(run: number): number | null
  clear(): void
}

export function createLeases(settings: {
  readonly leaseMs: Millis
  readonly maxSessions: number
}): Leases {
  const leases = new Map<PeerName, { readonly run: number; readonly until: Millis }>()
  return {
    renew(peer, run, now) {
      if (!leases.has(peer) && leases.size >= settings.maxSessions) return false
      leases.set(peer, { run, until: now + settings.leaseMs })
      return true
    },
    extend(peer, now) {
      const lease = leases.get(peer)
      if (lease !== undefined) leases.set(peer, { ...lease, until: now + settings.leaseMs })
    },
    tick(now) {
      for (const [peer, { until }] of leases) if (now >= until) leases.delete(peer)
    },
    lowestFrom(first) {
      let lowest: number | null = null
      for (const { run } of leases.values()) {
        if (run >= first) lowest = Math.min(lowest ?? run, run)
      }
      return lowest
    },
    clear: () => leases.clear(),
  }
}
