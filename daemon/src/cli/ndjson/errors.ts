/** A line of the input cannot be used. Exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code = 'invalid_argument'
  readonly outcome = 'not-applied'
  /** From 1. */
  readonly line: number
  /** What is wrong with the line, behind its number. */
  readonly reason: string

  constructor(line: number, reason: string, options?: ErrorOptions) {
    super(`Line ${line} ${reason}.`, options)
    this.line = line
    this.reason = reason
  }
}

/** An import that ended early: what is wrong, and how much of it is written. */
export class ImportStoppedError extends Error {
  override readonly name = 'ImportStoppedError'
  readonly code: string
  readonly outcome: string
  /** Records whose write was acknowledged. */
  readonly written: number
  readonly line?: number

  /** `again` says what importing all of it again does. */
  constructor(
    cause: Error,
    facts: { code: string; outcome: string; written: number; again: string },
  ) {
    const sentence = cause.message.replace(/\.$/, '')
    super(
      `${sentence}; ${facts.written} records were written, and importing again ${facts.again}.`,
      {
        cause,
      },
    )
    this.code = facts.code
    this.outcome = facts.outcome
    this.written = facts.written
    if (cause instanceof InputError) this.line = cause.line
  }
}
