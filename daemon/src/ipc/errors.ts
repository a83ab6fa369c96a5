/** Failures of the local socket itself, and of requests that it refuses without asking the service. */

/** A failure in the shape that the service throws too. */
export class IpcRefusal extends Error {
  override readonly name = 'IpcRefusal'
  readonly code: string
  readonly outcome = 'not-applied'
  readonly retryAfterMs?: number
  readonly details?: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    more: { retryAfterMs?: number; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message)
    this.code = code
    if (more.retryAfterMs !== undefined) this.retryAfterMs = more.retryAfterMs
    if (more.details !== undefined) this.details = more.details
  }
}

/** The socket cannot be made where it was asked for. */
export class SocketUnusableError extends Error {
  override readonly name = 'SocketUnusableError'
  readonly code = 'socket_unusable'
  readonly path: string

  constructor(path: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.path = path
  }
}
