/** A file or directory that an offline command was given is not one that it can use; says what to do. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError'
  readonly outcome = 'not-applied'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
