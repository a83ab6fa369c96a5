import { countBytes, fieldBytes, numberBytes, putBytes, putCount, putNumber } from '@tesela/wire'
import type { Session } from './session.ts'

/** The tags of the fields of a `Command` that stand in front of its operation. */
const tags = { session: 0x08, sessionKey: 0x12, sequence: 0x18, acknowledgedThrough: 0x20 }

/**
 * An encoded `Command`: the fields of the session, then the operation's. Written by hand, because every attempt of every
 * write passes here: it makes one array, where the codec makes a list of pieces first and its bytes would be copied again.
 * It shares a pool: nobody keeps it, a request is made of it at once.
 *
 * @param operation - encoded, without those fields
 */
export function commandInSession(
  session: Pick<Session, 'id' | 'key' | 'acknowledgedThrough'>,
  sequence: number,
  operation: Uint8Array,
): Uint8Array {
  const { id, key, acknowledgedThrough } = session
  const named = id === 0 ? fieldBytes(key.byteLength) : numberBytes(id)
  const numbers = countBytes(sequence) + countBytes(acknowledgedThrough)
  const command = Buffer.allocUnsafe(named + numbers + operation.byteLength)
  let at =
    id === 0 ? putBytes(command, 0, tags.sessionKey, key) : putNumber(command, 0, tags.session, id)
  at = putCount(command, at, tags.sequence, sequence)
  at = putCount(command, at, tags.acknowledgedThrough, acknowledgedThrough)
  command.set(operation, at)
  return command
}
