import { constants } from 'node:os'

export interface ShutdownSignals {
  /** Resolves with the first SIGTERM or SIGINT. */
  readonly first: Promise<NodeJS.Signals>
  close(): void
}

/** The first signal asks for a graceful end; the second one ends the process at once. */
export function listenForShutdown(): ShutdownSignals {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>()
  let asked = false
  const listener = (signal: NodeJS.Signals) => {
    if (asked) process.exit(128 + constants.signals[signal])
    asked = true
    resolve(signal)
  }
  process.on('SIGTERM', listener)
  process.on('SIGINT', listener)
  return {
    first: promise,
    close: () => {
      process.off('SIGTERM', listener)
      process.off('SIGINT', listener)
    },
  }
}
