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

/** Whatever a failure left behind gets this long to end by itself. */
const farewell = 1_000

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
