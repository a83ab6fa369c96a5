import { escapeText } from './escape.ts'
import { exitCodeOf } from './exit-code.ts'
import { toJson } from './json.ts'
import { sentence } from './sentence.ts'
import { systemFailure } from './system-failure.ts'

export interface Failure {
  /** Stable: docs/errors.md. */
  readonly code: string
  readonly outcome: 'not-applied' | 'unknown'
  /** One line, safe for a terminal. */
  readonly message: string
  /** Structured fields of the error: `limit`, `actual`, `retryAfterMs`, … */
  readonly fields: Readonly<Record<string, unknown>>
  readonly exitCode: number
}

/** What a user is told about anything that was thrown. */
export function failureOf(error: unknown): Failure {
  const { code: given, outcome, ...fields } = fieldsOf(error)
  const ofSystem = systemFailure(error)
  const said = ofSystem ?? (error instanceof Error ? error.message : String(error))
  const text = escapeText(said.replaceAll(/\s*\n\s*/g, ' '))
  const own = typeof given === 'string' && /^[a-z][a-z_]*$/.test(given)
  return {
    code: own ? given : 'internal',
    outcome: outcome === 'not-applied' ? 'not-applied' : 'unknown',
    message: own
      ? sentence(text, given)
      : ofSystem !== undefined
        ? sentence(text, '')
        : `Internal error: ${text}; --verbose prints where.`,
    fields: own ? fields : {},
    exitCode: own ? exitCodeOf(given) : 1,
  }
}

/** The lines for standard error: a sentence or a JSON document, and the stack only when asked for. */
export function reportLines(
  error: unknown,
  { json, verbose }: { json: boolean; verbose: boolean },
): string[] {
  const { code, outcome, message, fields } = failureOf(error)
  const document = { code, outcome, message, ...fields }
  const lines = [json ? toJson(document) : `tesela: ${message}`]
  if (verbose && error instanceof Error) lines.push(stackOf(error))
  return lines
}

function stackOf(error: Error): string {
  const own = error.stack ?? String(error)
  return error.cause instanceof Error ? `${own}\ncaused by: ${stackOf(error.cause)}` : own
}

/** The error's own fields, with those of `details` among them; what every error has is left out. */
function fieldsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return {}
  const fields = new Map<string, unknown>(Object.entries(error))
  const details = fields.get('details')
  for (const name of ['name', 'message', 'stack', 'cause', 'details', 'input']) fields.delete(name)
  return { ...(typeof details === 'object' ? details : {}), ...Object.fromEntries(fields) }
}
