import { countBytes, fieldBytes, numberBytes, putCount, putNumber } from '@tesela/wire'
import { FRONT_BYTES } from './encode-operation.ts'
import type { Session } from './session.ts'

/** Tags: of an `IpcRequest`, of its list of entries, of an entry, and of the fields of a `Command` before its operation. */
const tags = { id: 0x08, group: 0x12, deadlineMs: 0x18, write: 0x2a, entries: 0x0a, body: 0x12 }
const inCommand = { session: 0x08, sequence: 0x18, acknowledgedThrough: 0x20 }

/** The first field of an entry. */
const kind = Buffer.from('\n\x07command', 'latin1')

/** What a request says of its operation. */
export interface WriteFields {
  readonly id: number
  readonly group: string
  readonly deadlineMs: number
  readonly session: Pick<Session, 'id' | 'acknowledgedThrough'>
  readonly sequence: number
}

/**
 * The request to execute one operation, with the bytes that `Command` and `IpcRequest` have for it. Written by hand, because
 * every write passes here, and into the room in front of the operation: its bytes are there already. Another request of the
 * same operation needs a copy of it, as long as this one may wait to be sent.
 *
 * @param operation - behind {@link FRONT_BYTES} of room
 */
export function encodeWrite(fields: WriteFields, operation: Buffer): Uint8Array {
  const { id, group, deadlineMs, session, sequence } = fields
  const { acknowledgedThrough } = session
  const commandBytes =
    numberBytes(session.id) +
    countBytes(sequence) +
    countBytes(acknowledgedThrough) +
    operation.byteLength -
    FRONT_BYTES
  const groupBytes = group === '' ? 0 : Buffer.byteLength(group)
  const entryBytes = kind.byteLength + fieldBytes(commandBytes)
  const requestBytes =
    countBytes(id) +
    (groupBytes === 0 ? 0 : fieldBytes(groupBytes)) +
    countBytes(deadlineMs) +
    fieldBytes(fieldBytes(entryBytes))
  const request = endingWith(operation, requestBytes)
  let at = putCount(request, request.byteLength - requestBytes, tags.id, id)
  if (groupBytes > 0) {
    at = putNumber(request, at, tags.group, groupBytes)
    at += request.write(group, at)
  }
  at = putCount(request, at, tags.deadlineMs, deadlineMs)
  at = putNumber(request, at, tags.write, fieldBytes(entryBytes))
  at = putNumber(request, at, tags.entries, entryBytes)
  request.set(kind, at)
  at = putNumber(request, at + kind.byteLength, tags.body, commandBytes)
  at = putNumber(request, at, inCommand.session, session.id)
  at = putCount(request, at, inCommand.sequence, sequence)
  putCount(request, at, inCommand.acknowledgedThrough, acknowledgedThrough)
  return request.subarray(request.byteLength - requestBytes)
}

/** The operation with room for so many bytes in all: where its own does not do, for the name of a group, a copy. */
function endingWith(operation: Buffer, bytes: number): Buffer {
  if (bytes <= operation.byteLength) return operation
  const larger = Buffer.allocUnsafe(bytes)
  operation.copy(larger, bytes - operation.byteLength + FRONT_BYTES, FRONT_BYTES)
  return larger
}
