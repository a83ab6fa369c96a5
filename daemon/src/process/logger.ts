import { type Logger, pino } from 'pino'
import { build as pretty } from 'pino-pretty'
import type { LogLevel } from '../config/settings.ts'

/** Lines that wait while the disk under the log is full; what comes on top is dropped. */
const waitingBytes = 1 << 20

/**
 * The process's log on standard error: JSON lines, or pretty ones for a person. Written at once, so that the last line of
 * a process is there. A log that cannot be written, on a full disk for one, ends nothing.
 */
export function createLogger(level: LogLevel, isTerminal: boolean): Logger {
  const stream = isTerminal
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname' })
    : pino.destination({ fd: 2, sync: true, maxLength: waitingBytes })
  stream.removeAllListeners('error')
  stream.on('error', () => {})
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    stream,
  )
}
