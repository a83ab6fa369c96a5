import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isNoSpace } from '@tesela/storage'
import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'
import type { IpcLimits, IpcServer } from '../ipc/index.ts'
import type { Node } from '../node/index.ts'
import type { DaemonParts } from './daemon-parts.ts'
import { type DirectoryGuard, guardDirectory } from './directory-guard.ts'
import { takeLock } from './directory-lock.ts'
import { draftOf, syncDirectory, writeDurably } from './durable-file.ts'
import { DirectoryVanishedError } from './errors.ts'
import { explain } from './explain.ts'
import { readFormat } from './format-file.ts'
import { readIdentity } from './identity-file.ts'
import { boundLogFile } from './log-file.ts'
import { listenForShutdown } from './shutdown-signals.ts'

const guardInterval = 2_000
/** How long an orderly end may take after a failure: nothing can be saved by it any more. */
const failureGrace = 1_000

export interface DaemonOptions {
  readonly dataDirectory: string
  readonly settings: Settings
  readonly version: string
  readonly logger: Logger
}

type End = { readonly signal: NodeJS.Signals } | { readonly reason: unknown }

/**
 * The life of a daemon. Rejects when it cannot begin; resolves with null when a signal ended it, with the reason
 * when something else did. The file `api` is written last and removed first, so that whoever finds it finds a
 * daemon behind it.
 */
export async function runDaemon(options: DaemonOptions, parts: DaemonParts): Promise<unknown> {
  const { dataDirectory, logger } = options
  process.umask(0o077)
  const { incarnation } = await readFormat(dataDirectory)
  const identity = await readIdentity(dataDirectory)
  const lock = await takeLock(dataDirectory)
  const signals = listenForShutdown()
  const guard = guardDirectory(dataDirectory, guardInterval, () => keepLogBounded(options))
  const pidFile = join(dataDirectory, 'daemon.pid')
  try {
    // What an `init` named that ended before its names were durable: a group is about to rest on it.
    await syncDirectory(dataDirectory)
    await writeIfRoom(pidFile, `${process.pid}\n`, logger)
    const end = await live({ ...options, identity, incarnation }, parts, guard, (failed) =>
      Promise.race([
        signals.first.then((signal): End => ({ signal })),
        // A directory that is gone shows as errors of the disk first.
        failed.then(async (reason): Promise<End> => {
          const there = await guard.isThere()
          return { reason: there ? reason : new DirectoryVanishedError(dataDirectory) }
        }),
        guard.vanished.catch((reason: unknown): End => ({ reason })),
      ]),
    )
    return 'reason' in end ? explain(end.reason) : null
  } catch (error) {
    throw explain(error)
  } finally {
    guard.close()
    signals.close()
    await removeOwn(pidFile, guard)
    await lock.release()
  }
}

/** Neither file is needed: one is for people, and the socket is found where it usually is. A full disk stops nothing. */
async function writeIfRoom(path: string, content: string, logger: Logger): Promise<void> {
  const attempt = async (): Promise<boolean> => {
    try {
      await writeDurably(path, content)
      return true
    } catch (error) {
      if (!isNoSpace(error)) throw error
      return false
    }
  }
  if (await attempt()) return
  // What a daemon that was killed left there takes the place that this one needs, and would name the wrong one.
  for (const old of [draftOf(path), path]) await rm(old, { force: true })
  if (await attempt()) return
  await rm(draftOf(path), { force: true })
  logger.warn({ path }, 'the disk is full: the daemon goes on without this file')
}

async function keepLogBounded({ dataDirectory, logger }: DaemonOptions): Promise<void> {
  try {
    await boundLogFile(dataDirectory)
  } catch (error) {
    logger.warn({ err: error }, 'the log file could not be cut')
  }
}

/** In a directory that took the place of ours, the file of that name is somebody else's. */
async function removeOwn(path: string, guard: DirectoryGuard): Promise<void> {
  if (await guard.isThere()) await rm(path, { force: true })
}

interface LiveOptions extends DaemonOptions {
  readonly identity: Uint8Array
  readonly incarnation: string
}

/** Starts node and socket, waits for the end, and takes both down again. */
async function live(
  options: LiveOptions,
  parts: DaemonParts,
  guard: DirectoryGuard,
  wait: (failed: Promise<unknown>) => Promise<End>,
): Promise<End> {
  const { dataDirectory, settings, logger, version } = options
  const apiFile = join(dataDirectory, 'api')
  // Left behind by a daemon that was killed.
  await rm(apiFile, { force: true })
  const node = await parts.startNode(options)
  const ended = wait(node.failed)
  let graceMs = failureGrace
  let server: IpcServer | undefined
  try {
    const path = await parts.socketPathFor(dataDirectory)
    server = await parts.createIpcServer({
      path,
      service: node.service,
      logger,
      version,
      limits: limitsOf(settings),
    })
    await writeIfRoom(apiFile, `unix:${path}\n`, logger)
    logger.info({ data: dataDirectory, socket: path, version }, 'ready')
    const end = await ended
    if ('signal' in end) {
      graceMs = settings.shutdownGrace
      logger.info({ signal: end.signal }, 'ending')
    }
    return end
  } finally {
    await removeOwn(apiFile, guard)
    await takeDown(node, server, graceMs)
  }
}

/** The socket first, so that nothing new arrives while the node finishes what is in flight. */
async function takeDown(node: Node, server: IpcServer | undefined, graceMs: number): Promise<void> {
  const closed = async () => {
    await server?.close({ graceMs })
    await node.close(graceMs)
  }
  // A disk that hangs must not keep a process that was told to end.
  const timer = new AbortController()
  const tooLong = delay(2 * graceMs + failureGrace, undefined, { signal: timer.signal })
  try {
    await Promise.race([closed(), tooLong])
  } finally {
    timer.abort()
    tooLong.catch(() => {})
  }
}

function limitsOf(settings: Settings): Partial<IpcLimits> {
  return {
    maxConnections: settings.ipcConnections,
    maxRequestsPerConnection: settings.ipcRequestsInFlight,
    maxRequestBytes: settings.ipcBytesInFlight,
    defaultDeadlineMs: settings.requestDeadline,
  }
}
