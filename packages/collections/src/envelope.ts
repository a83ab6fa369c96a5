/**
 * The envelope of an entry's data:
 *
 * | bytes | what |
 * | --- | --- |
 * | 1 | version, {@link envelopeVersion} |
 * | 1 | kind, {@link entryKinds} |
 * | 8 | log time, milliseconds, unsigned little-endian; 0 until the leader stamps it |
 * | … | the body, a message of collections.proto |
 *
 * The prefix has a fixed width, so that the leader stamps it in place and the body keeps the bytes its proposer made.
 */
import {
  CloseSession,
  Command,
  InviteCommand,
  Mark,
  OpenSession,
  Tick,
} from '@tesela/protos/collections'
import { EntryMemory } from './entry-memory.ts'

/**
 * Raised whenever a body gains a field or an operation that changes the state: older members must stop rather than make
 * another state of it. Advice that does not, such as `Mark.kept`, needs no newer version: what a mark does to the state,
 * it does whatever its body says. What an older version wrote reads the same today.
 */
export const envelopeVersion = 2
const oldestVersion = 1

export const entryKinds = {
  command: 1,
  openSession: 2,
  closeSession: 3,
  tick: 4,
  invite: 5,
  /** Every member captures its state at exactly this entry. */
  mark: 6,
  /** Reserved: changes the limits of the group. */
  settings: 7,
} as const

export const envelopeBytes = 10

/** Stamps stay below 2^52, so that a deadline computed from one is still a safe integer. */
const highestStampWord = 2 ** 20

const memory = new EntryMemory()

/** An unstamped entry around an encoded body. */
export function encloseEntry(kind: number, body: Uint8Array): Uint8Array {
  const data = memory.take(envelopeBytes + body.length)
  data[0] = envelopeVersion
  data[1] = kind
  data.set(body, envelopeBytes)
  return data
}

/** @param command - encoded Command, or its fields */
export function commandEntry(command: Uint8Array | Partial<Command>): Uint8Array {
  return encloseEntry(
    entryKinds.command,
    command instanceof Uint8Array ? command : Command.encode(command),
  )
}

/** @param sessionKey - 16 random bytes */
export function openSessionEntry(sessionKey: Uint8Array): Uint8Array {
  return encloseEntry(entryKinds.openSession, OpenSession.encode({ sessionKey }))
}

export function closeSessionEntry(session: number): Uint8Array {
  return encloseEntry(entryKinds.closeSession, CloseSession.encode({ session }))
}

export function tickEntry(): Uint8Array {
  return encloseEntry(entryKinds.tick, Tick.encode({}))
}

/** @param kept - every member is to keep the state there on its disk */
export function markEntry(kept = false): Uint8Array {
  return encloseEntry(entryKinds.mark, Mark.encode({ kept }))
}

/** Makes an invite, or revokes it where `key` is absent. */
export function inviteEntry(invite: Partial<InviteCommand>): Uint8Array {
  return encloseEntry(entryKinds.invite, InviteCommand.encode(invite))
}

/** Whether the data begins with the prefix of a version and kind that this version reads. */
export function isReadable(data: Uint8Array): boolean {
  const version = data[0] ?? 0
  const kind = data[1] ?? 0
  if (version < oldestVersion || version > envelopeVersion) return false
  return kind >= entryKinds.command && kind <= entryKinds.mark
}

/** Whether the data of a committed entry is a mark. Its body does not matter: members that read it differently still agree. */
export function isMark(data: Uint8Array): boolean {
  return stampOf(data) !== null && data[1] === entryKinds.mark
}

/** Writes the log time into the prefix, in place; leaves what has no prefix alone. */
export function stamp(data: Uint8Array, logTime: number): void {
  if (data.length < envelopeBytes || !isReadable(data)) return
  let low = logTime >>> 0
  let high = Math.floor(logTime / 2 ** 32) >>> 0
  for (let offset = 2; offset < 6; offset++) {
    data[offset] = low & 0xff
    data[offset + 4] = high & 0xff
    low >>>= 8
    high >>>= 8
  }
}

/** The stamp, milliseconds; null where the data has no readable one. */
export function stampOf(data: Uint8Array): number | null {
  if (data.length < envelopeBytes || !isReadable(data)) return null
  let low = 0
  let high = 0
  for (let offset = 5; offset >= 2; offset--) {
    low = low * 256 + (data[offset] ?? 0)
    high = high * 256 + (data[offset + 4] ?? 0)
  }
  return high < highestStampWord ? high * 2 ** 32 + low : null
}

/** The body: a view. */
export function bodyOf(data: Uint8Array): Uint8Array {
  return data.subarray(envelopeBytes)
}
