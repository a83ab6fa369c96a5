/** The command line cannot be understood; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
  readonly outcome = 'not-applied'
}

/** The user gave up waiting (SIGINT). What was sent before may still take effect. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
  readonly code = 'interrupted'
  readonly outcome = 'unknown'

  constructor() {
    super('Interrupted; what was already sent may still take effect.')
  }
}

/** Whoever read the standard output is gone (EPIPE): nothing is left to do, and nobody to tell. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError'
  readonly code = 'output_closed'
  readonly outcome = 'unknown'
}
