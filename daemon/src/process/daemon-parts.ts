import type { createIpcServer, socketPathFor } from '../ipc/index.ts'
import type { startNode } from '../node/index.ts'

/** What a daemon is made of; given from outside, so that the life of one can be tried with parts that fail. */
export interface DaemonParts {
  readonly startNode: typeof startNode
  readonly socketPathFor: typeof socketPathFor
  readonly createIpcServer: typeof createIpcServer
}
