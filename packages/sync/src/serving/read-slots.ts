import type { PeerName } from '../state-sync.ts'

/** Reads under way for others: no asker makes a provider read more at a time than is bounded, in all and for each. */
export interface ReadSlots {
  /** What gives the slot back, once; null: there is none. */
  take(peer: PeerName): (() => void) | null
}

/** For who is refused because too much is under way. */
export const OVERLOADED_RETRY_MS = 250

export function createReadSlots({
  maxReads,
  maxReadsPerPeer,
}: {
  readonly maxReads: number
  readonly maxReadsPerPeer: number
}): ReadSlots {
  /** No zeros. */
  const taken = new Map<PeerName, number>()
  let inAll = 0
  return {
    take(peer) {
      const reading = taken.get(peer) ?? 0
      if (reading >= maxReadsPerPeer || inAll >= maxReads) return null
      taken.set(peer, reading + 1)
      inAll += 1
      return () => {
        inAll -= 1
        const left = (taken.get(peer) ?? 1) - 1
        if (left === 0) taken.delete(peer)
        else taken.set(peer, left)
      }
    },
  }
}
