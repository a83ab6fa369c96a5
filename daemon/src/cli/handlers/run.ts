import { createIpcServer, socketPathFor } from '../../ipc/index.ts'
import { startNode } from '../../node/index.ts'
import { createLogger } from '../../process/logger.ts'
import { runDaemon } from '../../process/run-daemon.ts'
import { ownVersion } from '../../process/version.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { failureOf } from '../report.ts'
import { settingsOf } from '../settings.ts'
import { targetDirectory } from '../target.ts'

/**
 * Everything is closed by then, and what is left gets this long to end by itself: libp2p's address manager keeps
 * a timer of a second after its end, and a part that failed may keep anything.
 */
const farewell = 100

export const run: Handler = async (invocation) => {
  const { settings } = await settingsOf(invocation)
  const logger = createLogger(settings.logLevel, invocation.console.noticesAreTerminal)
  const die = (error: unknown): number => {
    const { code, message, fields, exitCode } = failureOf(error)
    logger.fatal({ code, ...fields, ...(code === 'internal' ? { err: error } : {}) }, message)
    return exitCode
  }
  process.prependListener('uncaughtException', (error) => {
    die(error)
    process.exit(1)
  })
  const options = {
    dataDirectory: targetDirectory(invocation),
    settings,
    version: ownVersion(),
    logger,
  }
  try {
    const failure = await runDaemon(options, { startNode, createIpcServer, socketPathFor })
    return failure === null ? exitDone : die(failure)
  } finally {
    setTimeout(() => process.exit(), farewell).unref()
  }
}
