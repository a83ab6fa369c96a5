import type { Group } from '@tesela/group'
import { isOnline } from './is-online.ts'
import type { NodeLogger } from './logger.ts'

/** One line of the log when this member is online, after a start as after a join: how a catch-up ends. */
export function tellOnline(
  group: Pick<Group, 'status' | 'onChange'>,
  logger: Pick<NodeLogger, 'info'>,
): void {
  let told = false
  const stop = group.onChange(() => {
    const status = group.status()
    // A listener may be told once more in the turn in which it goes.
    if (told || !isOnline(status)) return
    told = true
    stop()
    const { replica, role, applied } = status
    logger.info({ replica, role, applied }, 'this member is online')
  })
}
