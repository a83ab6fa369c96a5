/** What a directive asks for is refused, in words that a file may expect. */
export class RunError extends Error {
  readonly code = 'CONFORMANCE_RUN'

  constructor(message: string) {
    super(message)
    this.name = 'RunError'
  }
}
