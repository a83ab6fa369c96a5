/** Bytes of bodies become values here, once, checked against the shape, the rules and the limits of the group. */
import {
  CloseSession,
  Command,
  InviteCommand,
  type Limits,
  type MapCommand,
  OpenSession,
} from '@tesela/protos/collections'
import { checkCreate, checkName } from './catalogue.ts'
import { type Refusal, refuse, refuseOver } from './rejections.ts'
import {
  closeSessionShape,
  commandShape,
  inviteShape,
  itemsAtMost,
  openSessionShape,
  tickShape,
} from './shapes.ts'
import { hasShape } from './wire-shape.ts'

const sessionKeyBytes = 16
const inviteIdBytes = 16
const inviteKeyBytes = 32
/** Ten years: far beyond any sense, and far within a safe integer. */
const inviteTtlAtMostMs = 10 * 365 * 24 * 3600 * 1000
const inviteUsesAtMost = 10_000

const malformed = refuse(
  'invalid_command',
  `the body has another shape than this version reads, or more than ${itemsAtMost} items`,
)

export function readCommand(body: Uint8Array, limits: Readonly<Limits>): Command | Refusal {
  if (body.length > limits.maxCommandBytes) {
    return refuseOver('max_command_bytes', limits.maxCommandBytes, body.length)
  }
  if (!hasShape(body, commandShape)) return malformed
  const command = Command.decode(body)
  return checkCommand(command, limits) ?? command
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

function checkCommand(command: Command, limits: Readonly<Limits>): Refusal | null {
  const operations = present(command.create) + present(command.drop) + present(command.map)
  if (operations !== 1) return refuse('invalid_command', 'a command has exactly one operation')
  if (command.session === 0 && command.sessionKey?.length !== sessionKeyBytes) {
    return refuse('invalid_command', 'a command names its session by id or by key')
  }
  if (command.sequence === 0 || command.acknowledgedThrough >= command.sequence) {
    return refuse('invalid_command', 'sequences count from 1 and are above the acknowledged ones')
  }
  const name = checkName(command.collection)
  if (name !== null) return name
  if (command.create !== undefined) return checkCreate(command.create)
  return command.map === undefined ? null : checkMapCommand(command.map, limits)
}

function checkMapCommand(command: MapCommand, limits: Readonly<Limits>): Refusal | null {
  const { set, setMany, compareExchange, delete: deleteOne, deleteMany, clear } = command
  const operations =
    present(set) +
    present(setMany) +
    present(compareExchange) +
    present(deleteOne) +
    present(deleteMany) +
    present(clear)
  if (operations !== 1) return refuse('invalid_command', 'a command has exactly one operation')
  if (set !== undefined) return checkKey(set.key, limits) ?? checkValue(set.value, limits)
  if (compareExchange !== undefined) {
    return checkKey(compareExchange.key, limits) ?? checkValue(compareExchange.next, limits)
  }
  if (deleteOne !== undefined) return checkKey(deleteOne.key, limits)
  for (const item of setMany?.items ?? []) {
    const over = checkKey(item.key, limits) ?? checkValue(item.value, limits)
    if (over !== null) return over
  }
  for (const key of deleteMany?.keys ?? []) {
    const over = checkKey(key, limits)
    if (over !== null) return over
  }
  return null
}

function present(operation: object | undefined): number {
  return operation === undefined ? 0 : 1
}

function checkKey(key: Uint8Array, limits: Readonly<Limits>): Refusal | null {
  return key.length > limits.maxKeyBytes
    ? refuseOver('max_key_bytes', limits.maxKeyBytes, key.length)
    : null
}

function checkValue(value: Uint8Array | undefined, limits: Readonly<Limits>): Refusal | null {
  return value !== undefined && value.length > limits.maxValueBytes
    ? refuseOver('max_value_bytes', limits.maxValueBytes, value.length)
    : null
}
