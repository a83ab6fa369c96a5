/** What a script checks is not so, or cannot be checked here: ends it with exit code 1 and this one sentence. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code = 'failed'
}
