import type { ServiceError } from '../service.ts'

/** A refusal or failure of the node itself. Codes: docs/errors.md. */
export class NodeError extends Error implements ServiceError {
  override readonly name = 'NodeError'
  readonly code: string
  readonly outcome: ServiceError['outcome']

  constructor(
    code: string,
    message: string,
    options: ErrorOptions & { readonly outcome?: ServiceError['outcome'] } = {},
  ) {
    super(message, options)
    this.code = code
    this.outcome = options.outcome ?? 'not-applied'
  }
}
