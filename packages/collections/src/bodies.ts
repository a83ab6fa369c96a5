/** Bytes of bodies become values here, once, checked against the shape, the rules and the limits of the group. */
import {
  CloseSession,
  Command,
  InviteCommand,
  type Limits,
  OpenSession,
} from '@tesela/protos/collections'
import { checkCreate, checkName } from './catalogue.ts'
import { checkAtomic } from './check-atomic.ts'
import { checkOperation, kindsIn } from './check-operation.ts'
import { presentOf } from './exactly-one.ts'
import type { ReadCommand } from './read-command.ts'
import { readLargeCommand } from './read-large-command.ts'
import { readMapWrite } from './read-map-write.ts'
import { type Refusal, refuse, refuseOver } from './rejections.ts'
import {
  closeSessionShape,
  commandShape,
  inviteShape,
  itemsAtMost,
  markShape,
  openSessionShape,
  tickShape,
} from './shapes.ts'
import { exhaust, type Stepped, type Steps, takesSteps } from './steps.ts'
import { hasShape } from './wire-shape.ts'

export const sessionKeyBytes = 16
export const inviteIdBytes = 16
export const inviteKeyBytes = 32
/** Ten years: far beyond any sense, and far within a safe integer. */
export const inviteTtlAtMostMs = 10 * 365 * 24 * 3600 * 1000
export const inviteUsesAtMost = 10_000

const malformed = refuse(
  'invalid_command',
  `the body has another shape than this version reads, or more than ${itemsAtMost} items`,
)

export function readCommand(body: Uint8Array, limits: Readonly<Limits>): ReadCommand | Refusal {
  if (body.length > limits.maxCommandBytes) {
    return refuseOver('max_command_bytes', limits.maxCommandBytes, body.length)
  }
  const command = readMapWrite(body) ?? decodeCommand(body)
  if (command === null) return malformed
  const check = checkCommand(command, limits)
  return (takesSteps(check) ? exhaust(check) : check) ?? command
}

/** From here on decoding may take longer than a step should. */
const largeBytes = 16 * 1024

/** The same, in steps where the command is large. */
export function readAnyCommand(
  body: Uint8Array,
  limits: Readonly<Limits>,
): Stepped<ReadCommand | Refusal> {
  return body.length < largeBytes || body.length > limits.maxCommandBytes
    ? readCommand(body, limits)
    : readInSteps(body, limits)
}

function* readInSteps(body: Uint8Array, limits: Readonly<Limits>): Steps<Command | Refusal> {
  const command = yield* readLargeCommand(body)
  if (command === null) return malformed
  yield
  const check = checkCommand(command, limits)
  const refusal = takesSteps(check) ? yield* check : check
  // The last part of the check looked at many items, and so does what follows.
  yield
  return refusal ?? command
}

function decodeCommand(body: Uint8Array): Command | null {
  return hasShape(body, commandShape, itemsAtMost) ? Command.decode(body) : null
}

export function readOpenSession(body: Uint8Array): OpenSession | Refusal {
  if (!hasShape(body, openSessionShape)) return malformed
  const open = OpenSession.decode(body)
  return open.sessionKey.length === sessionKeyBytes
    ? open
    : refuse('invalid_command', `a session key has ${sessionKeyBytes} bytes`)
}

export function readCloseSession(body: Uint8Array): CloseSession | Refusal {
  return hasShape(body, closeSessionShape) ? CloseSession.decode(body) : malformed
}

export function readTick(body: Uint8Array): Refusal | null {
  return hasShape(body, tickShape) ? null : malformed
}

export function readMark(body: Uint8Array): Refusal | null {
  return hasShape(body, markShape) ? null : malformed
}

export function readInvite(body: Uint8Array): InviteCommand | Refusal {
  if (!hasShape(body, inviteShape)) return malformed
  const invite = InviteCommand.decode(body)
  if (invite.inviteId.length !== inviteIdBytes) {
    return refuse('invalid_command', `an invite id has ${inviteIdBytes} bytes`)
  }
  if (invite.key === undefined) return invite
  const good =
    invite.key.length === inviteKeyBytes &&
    (invite.role === 'voter' || invite.role === 'observer') &&
    invite.ttlMs > 0 &&
    invite.ttlMs <= inviteTtlAtMostMs &&
    invite.uses > 0 &&
    invite.uses <= inviteUsesAtMost
  return good
    ? invite
    : refuse(
        'invalid_command',
        `an invite has a key of ${inviteKeyBytes} bytes, the role voter or observer, ` +
          `a time of at most ten years and 1 to ${inviteUsesAtMost} uses`,
      )
}

function checkCommand(command: ReadCommand, limits: Readonly<Limits>): Stepped<Refusal | null> {
  const { session, sessionKey, sequence, acknowledgedThrough, collection } = command
  const { atomic, create, drop } = command
  if (kindsIn(command) + presentOf(atomic) + presentOf(create) + presentOf(drop) !== 1) {
    return refuse('invalid_command', 'a command has exactly one operation')
  }
  if (session === 0 && sessionKey?.length !== sessionKeyBytes) {
    return refuse('invalid_command', 'a command names its session by id or by key')
  }
  if (sequence === 0 || acknowledgedThrough >= sequence) {
    return refuse('invalid_command', 'sequences count from 1 and are above the acknowledged ones')
  }
  if (atomic !== undefined) {
    return collection === ''
      ? checkAtomic(atomic, limits)
      : refuse('invalid_command', 'the operations of a transaction name their collections')
  }
  const name = checkName(collection)
  if (name !== null) return name
  if (create !== undefined) return checkCreate(create)
  return drop === undefined ? checkOperation(command, limits) : null
}
