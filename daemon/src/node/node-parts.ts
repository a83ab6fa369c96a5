import type { Host } from '@tesela/network'
import type { Settings } from '../config/settings.ts'
import type { EventLoopDelay } from './event-loop-delay.ts'
import type { Incarnation } from './incarnation.ts'
import type { NodeLogger } from './logger.ts'
import type { Member } from './member.ts'
import type { TimedDisk } from './sync-times.ts'

/** What the parts of a node share. */
export interface NodeParts {
  readonly disk: TimedDisk
  readonly dataDirectory: string
  /** Where the directories of groups are. */
  readonly groupsDirectory: string
  readonly host: Host
  readonly incarnation: Incarnation
  readonly settings: Settings
  readonly version: string
  readonly eventLoopDelay: EventLoopDelay
  readonly logger: NodeLogger
  /** Opens and starts the member whose directory is `groups/<id>`. */
  open(id: string): Promise<Member>
}
