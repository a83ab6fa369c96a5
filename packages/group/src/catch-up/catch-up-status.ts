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
  const verdicts = [...progress.peers.values()]
  return {
    strategy,
    phase,
    anchor: position?.anchor ?? null,
    items,
    ofItems,
    bytes,
    ofBytes,
    bytesPerSecond: Math.round(bytesPerMs * 1000),
    remainingMs: remainingMs === null ? null : Math.round(remainingMs),
    source: sources[0] ?? null,
    peersUsed: verdicts.filter(({ valid }) => valid > 0).length,
  }
}
