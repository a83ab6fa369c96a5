type Log = (fields: Readonly<Record<string, unknown>>, message: string) => void

/** What the node and its parts log with; pino's logger is one. */
export interface NodeLogger {
  readonly debug: Log
  readonly info: Log
  readonly warn: Log
  readonly error: Log
}
