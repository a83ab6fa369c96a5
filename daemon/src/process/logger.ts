import { type Logger, pino } from 'pino'
import { build as pretty } from 'pino-pretty'
import type { LogLevel } from '../config/settings.ts'

/** Of lines that cannot be written yet. */
const keptBytes = 1 << 20

/** The process's log on standard error: JSON lines, or pretty ones for a person. Written at once, so that the last line of a process is there. */
export function createLogger(level: LogLevel, isTerminal: boolean): Logger {
  const stream = isTerminal
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname' })
    : pino.destination({ fd: 2, sync: true, maxLength: keptBytes })
  // The log is often on the disk of the data, and a full one must not end the process. What is kept of the lines is
  // written when there is space; nobody could be told that some are missing.
  stream.on('error', () => {})
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    stream,
  )
}
