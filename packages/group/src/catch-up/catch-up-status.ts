import type { Millis } from '@tesela/raft'
import type { SyncProgress } from '@tesela/sync'
import type { CatchUpStatus } from '../types.ts'

/** How far a session is that has lasted so long. */
export function catchUpStatus(
  strategy: string,
  progress: SyncProgress,
  lastedMs: Millis,
): CatchUpStatus {
  const { phase, position, items, ofItems, bytes, ofBytes, fetchedBytes, sources } = progress
  const bytesPerMs = lastedMs > 0 ? fetchedBytes / lastedMs : 0
  const remainingMs = bytesPerMs > 0 ? Math.max(0, ofBytes - bytes) / bytesPerMs : null
  const peers = Array.from(progress.peers, ([replica, verdicts]) => ({
    replica,
    bytes: verdicts.bytes,
    asked: sources.includes(replica),
    invalid: verdicts.invalid,
  }))
  // Nothing of them was judged yet.
  for (const replica of sources) {
    if (!progress.peers.has(replica)) peers.push({ replica, bytes: 0, asked: true, invalid: 0 })
  }
  return {
    strategy,
    phase,
    waits: progress.waits,
    anchor: position?.anchor ?? null,
    sealed: progress.sealed,
    items,
    ofItems,
    bytes,
    ofBytes,
    bytesPerSecond: Math.round(bytesPerMs * 1000),
    remainingMs: remainingMs === null ? null : Math.round(remainingMs),
    peers: peers.sort((one, other) => other.bytes - one.bytes),
  }
}
