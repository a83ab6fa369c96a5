/** A wrong argument of a script: ends it with exit code 2 and this one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}
