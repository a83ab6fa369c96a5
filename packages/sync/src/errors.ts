/** Callers test `code`, which stays; the message may change. */

/** Bytes that are no position of a log, or not the one encoding of it. */
export class LogPositionInvalidError extends Error {
  override readonly name = 'LogPositionInvalidError'
  readonly code = 'log_position_invalid'

  constructor(reason: string, options?: ErrorOptions) {
    super(`no position of a log: ${reason}`, options)
  }
}
