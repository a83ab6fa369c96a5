import type { Millis } from '@tesela/raft'
import type { SyncProgress } from '@tesela/sync'
import type { Logger } from '../logger.ts'

/** A session that waits is told of when it has for so long: most waits are over in a moment. */
const PATIENCE_MS = 2000

/** A line of the log for every change of what a session does, and for what it waits. */
export function createCatchUpLog(
  logger: Pick<Logger, 'info'>,
): (progress: SyncProgress, now: Millis) => void {
  let phase: string | null = null
  let waits: string | null = null
  let since: Millis = 0
  let told: string | null = null
  return (progress, now) => {
    const { sources, targets, position, sealed } = progress
    if (progress.phase !== phase) {
      phase = progress.phase
      const anchor = position?.anchor ?? null
      logger.info({ phase, anchor, sealed, targets, sources }, 'catch-up goes on')
    }
    if (progress.waits !== waits) {
      waits = progress.waits
      since = now
    }
    if (waits === told || now - since < PATIENCE_MS) return
    told = waits
    if (waits !== null) logger.info({ phase, waits }, 'catch-up waits')
  }
}
