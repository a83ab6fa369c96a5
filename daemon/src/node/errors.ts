import type { ServiceError } from '../service.ts'

/** A refusal by the node itself, before anything reached a group. Codes: docs/errors.md. */
export class NodeError extends Error implements ServiceError {
  override readonly name = 'NodeError'
  readonly code: string
  readonly outcome = 'not-applied'

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
