import type { Rejection } from '@tesela/protos/collections'
import type { IpcFailure } from '@tesela/protos/ipc'
import {
  Compacted,
  DeadlineExceeded,
  type ErrorOptions,
  GroupExists,
  GroupReplaced,
  Halted,
  HardStateLost,
  IndexOutOfRange,
  Internal,
  InvalidArgument,
  InviteRefused,
  ItemUnknown,
  LimitExceeded,
  LogDiverged,
  NoGroup,
  NotFound,
  Overloaded,
  PermissionDenied,
  ProtocolMismatch,
  type SchemaDifference,
  SchemaMismatch,
  SessionExpired,
  StateDiverged,
  TeselaError,
  Unavailable,
  UnknownOutcome,
  WrongKind,
} from './errors.ts'

type Details = Readonly<Record<string, unknown>>
type Build = (message: string, options: ErrorOptions, details: Details) => TeselaError

const builders: Readonly<Record<string, Build>> = {
  unavailable: (message, options, { reason }) =>
    new Unavailable(message, options, typeof reason === 'string' ? reason : undefined),
  overloaded: (message, options) => new Overloaded(message, options),
  window_full: (message, options) => new Overloaded(message, options, 'window_full'),
  limit_exceeded: (message, options, details) =>
    new LimitExceeded(
      message,
      {
        limit: numberOf(details.limit),
        actual: numberOf(details.actual),
        setting: typeof details.setting === 'string' ? details.setting : '',
      },
      options,
    ),
  permission_denied: (message, options) => new PermissionDenied(message, options),
  invite_refused: (message, options) => new InviteRefused(message, options),
  schema_mismatch: (message, options, details) =>
    new SchemaMismatch(message, differencesOf(details.diff), options),
  wrong_kind: (message, options) => new WrongKind(message, options),
  not_found: (message, options) => new NotFound(message, options),
  index_out_of_range: (message, options, details) =>
    new IndexOutOfRange(
      message,
      { index: numberOf(details.actual), length: numberOf(details.limit) },
      options,
    ),
  item_unknown: (message, options) => new ItemUnknown(message, options),
  compacted: (message, options, details) =>
    new Compacted(message, revisionOf(details.oldest), options),
  group_replaced: (message, options) => new GroupReplaced(message, options),
  session_expired: (message, options) => new SessionExpired(message, options),
  unknown_outcome: (message, options) => new UnknownOutcome(message, options),
  deadline_exceeded: (message, options) => new DeadlineExceeded(message, options),
  protocol_mismatch: (message, options) => new ProtocolMismatch(message, options),
  invalid_argument: (message, options) => new InvalidArgument(message, options),
  invalid_command: (message, options) => new InvalidArgument(message, options),
  invalid_query: (message, options) => new InvalidArgument(message, options),
  invalid_name: (message, options) => new InvalidArgument(message, options),
  invalid_priority: (message, options) => new InvalidArgument(message, options),
  no_group: (message, options) => new NoGroup(message, options),
  group_exists: (message, options) => new GroupExists(message, options),
  hard_state_lost: (message, options) => new HardStateLost(message, options),
  log_diverged: (message, options) => new LogDiverged(message, options),
  state_diverged: (message, options) => new StateDiverged(message, options),
  halted: (message, options) => new Halted(message, options),
  internal: (message, options) => new Internal(message, options),
}

/** The error for a failure that the daemon answered. A code that this client does not know is kept. */
export function errorFromFailure(failure: IpcFailure): TeselaError {
  const options: ErrorOptions = {
    outcome: failure.unknown ? 'unknown' : 'not-applied',
    ...(failure.retryAfterMs > 0 ? { retryAfterMs: failure.retryAfterMs } : {}),
  }
  return build(failure.code, failure.message, options, parseDetails(failure.details))
}

/** The error for an operation that the replicated state refused: it changed nothing. */
export function errorFromRejection(rejection: Rejection): TeselaError {
  const { limit, actual, setting, operation } = rejection
  const error = build(rejection.code, rejection.message, {}, { limit, actual, setting })
  if (operation !== undefined) error.operation = operation
  return error
}

function build(code: string, text: string, options: ErrorOptions, details: Details): TeselaError {
  const message = text === '' ? `the daemon answered ${code || 'a failure without a code'}` : text
  const builder = Object.hasOwn(builders, code) ? builders[code] : undefined
  if (builder !== undefined) return builder(message, options, details)
  return code === '' ? new Internal(message, options) : new TeselaError(code, message, options)
}

function parseDetails(text: string): Details {
  if (text === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    return isRecord(parsed) ? parsed : {}
  } catch {
    // Details only adorn an error that stands without them.
    return {}
  }
}

function isRecord(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function revisionOf(value: unknown): bigint | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined
}

function differencesOf(value: unknown): SchemaDifference[] {
  if (!Array.isArray(value)) return []
  return value
    .filter(isRecord)
    .map(({ field, expected, actual }) => ({ field: String(field), expected, actual }))
}
