import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createHost } from '@tesela/network'
import type { Settings } from '../config/settings.ts'
import { createNodeDisk } from '../disk/index.ts'
import type { DaemonService } from '../service.ts'
import { measureEventLoopDelay } from './event-loop-delay.ts'
import { finishAdoption } from './finish-adoption.ts'
import { markGroup, readMark } from './group-mark.ts'
import { hostFailure } from './host-failure.ts'
import { createIncarnation } from './incarnation.ts'
import type { NodeLogger } from './logger.ts'
import { openMember } from './member.ts'
import { Membership } from './membership.ts'
import type { NodeParts } from './node-parts.ts'
import { createNodeService } from './node-service.ts'
import { presentGroup } from './present-group.ts'
import { resumeMember } from './resume-member.ts'
import { timedDisk } from './sync-times.ts'
import { removeUnfinishedOwnFiles } from './unfinished-own-files.ts'

export interface NodeOptions {
  /** Locked by the caller, and initialised. */
  readonly dataDirectory: string
  /** The private key as `init` wrote it. */
  readonly identity: Uint8Array
  /** Which life of the data directory this is: 16 hexadecimal digits. */
  readonly incarnation: string
  readonly settings: Settings
  readonly logger: NodeLogger
  readonly version: string
}

/** What a node stands on; given from outside, so that one can be made whose frames are not what they should be. */
export interface NodeFoundation {
  readonly createHost: typeof createHost
}

export interface Node {
  readonly service: DaemonService
  /** Resolves with the reason when the node cannot go on: the process must end. Nothing more leaves it. */
  readonly failed: Promise<unknown>
  /** Refuses new work, finishes what is in flight within the grace, closes everything. */
  close(graceMs: number): Promise<void>
}

/**
 * Opens the host and the group that the data directory holds, and starts them. Where what is there of the group is no
 * member any more, the node starts without it: it answers, and can join again.
 */
export async function startNode(
  options: NodeOptions,
  foundation: NodeFoundation = { createHost },
): Promise<Node> {
  const { dataDirectory, settings, logger, version } = options
  const disk = timedDisk(createNodeDisk())
  const groupsDirectory = join(dataDirectory, 'groups')
  await finishAdoption(disk, dataDirectory)
  const mark = await readMark(dataDirectory)
  const id = await presentGroup(disk, dataDirectory, mark)
  const incarnation = createIncarnation(dataDirectory, options.incarnation)

  const failure = Promise.withResolvers<unknown>()
  const host = await foundation
    .createHost({
      keyBytes: options.identity,
      listen: settings.listen,
      announce: settings.announce,
      boot: randomBytes(8),
      logger,
      settings: { streamWindowBytes: settings.streamWindowBytes },
    })
    .catch((error: unknown) => {
      throw hostFailure(error, dataDirectory, settings.listen)
    })
  const membership = new Membership()
  const eventLoopDelay = measureEventLoopDelay()
  const parts: NodeParts = {
    disk,
    dataDirectory,
    groupsDirectory,
    host,
    incarnation,
    settings,
    version,
    eventLoopDelay,
    logger,
    open: async (group) => {
      await markGroup(dataDirectory, { id: group, incarnation: incarnation.text })
      return openMember({
        disk,
        directory: join(groupsDirectory, group),
        host,
        settings,
        logger,
        fatal: failure.resolve,
      })
    },
  }
  const close = async (graceMs: number): Promise<void> => {
    try {
      await membership.close(graceMs)
    } finally {
      eventLoopDelay.close()
      await host.close()
    }
  }
  try {
    await resumeMember(parts, membership, id, mark)
    // Behind everything that may refuse the start: the key, too, is read by then.
    for (const path of await removeUnfinishedOwnFiles(dataDirectory)) {
      logger.info({ path }, 'deleted what a crash left of a write')
    }
  } catch (error) {
    await close(0)
    throw error
  }
  return { service: createNodeService(parts, membership), failed: failure.promise, close }
}
