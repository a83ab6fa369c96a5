import type { Session } from './session.ts'

/** The tags of the fields of a `Command` that stand in front of its operation. */
const tags = { session: 0x08, sessionKey: 0x12, sequence: 0x18, acknowledgedThrough: 0x20 }

/**
 * An encoded `Command`: the fields of the session, then the operation's. Written by hand, because every attempt of every
 * write passes here: it makes one array, where the codec makes a list of pieces first and its bytes would be copied again.
 *
 * @param operation - encoded, without those fields
 */
export function commandInSession(
  session: Pick<Session, 'id' | 'key' | 'acknowledgedThrough'>,
  sequence: number,
  operation: Uint8Array,
): Uint8Array {
  const { id, key, acknowledgedThrough } = session
  const keyBytes = id === 0 ? 2 + key.byteLength : 0
  const numbers = numberBytes(id) + numberBytes(sequence) + numberBytes(acknowledgedThrough)
  const command = new Uint8Array(numbers + keyBytes + operation.byteLength)
  let at = putNumber(command, 0, tags.session, id)
  if (id === 0) {
    // 16 bytes: their length is a varint of one byte.
    command[at++] = tags.sessionKey
    command[at++] = key.byteLength
    command.set(key, at)
    at += key.byteLength
  }
  at = putNumber(command, at, tags.sequence, sequence)
  at = putNumber(command, at, tags.acknowledgedThrough, acknowledgedThrough)
  command.set(operation, at)
  return command
}

/** Of what {@link putNumber} puts. */
function numberBytes(value: number): number {
  if (value === 0) return 0
  let bytes = 2
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++
  return bytes
}

/** A tag and a varint; nothing for zero, as codecs have it. Divides instead of shifting: numbers may have 53 bits. @returns what is behind it */
function putNumber(bytes: Uint8Array, from: number, tag: number, value: number): number {
  if (value === 0) return from
  let at = from
  bytes[at++] = tag
  let rest = value
  while (rest >= 0x80) {
    bytes[at++] = (rest % 0x80) | 0x80
    rest = Math.floor(rest / 0x80)
  }
  bytes[at++] = rest
  return at
}
