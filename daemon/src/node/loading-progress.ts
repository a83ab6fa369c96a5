import type { NodeLogger } from './logger.ts'

/** The line of the log by which `tesela start` knows how far it is. */
export const loadingMessage = 'the state is being loaded'

const everyMs = 500

/** Says in the log now and then how much of a snapshot is loaded; nothing where that is done in a moment. */
export function loadingProgress(
  logger: Pick<NodeLogger, 'info'>,
  now: () => number = () => performance.now(),
): (leaves: number, of: number) => void {
  let due = now() + everyMs
  return (leaves, of) => {
    if (now() < due) return
    due = now() + everyMs
    logger.info({ leaves, of }, loadingMessage)
  }
}
