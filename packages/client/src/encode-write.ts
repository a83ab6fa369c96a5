import { countBytes, fieldBytes, putBytes, putCount, putNumber } from '@tesela/wire'

/** Tags: of an `IpcRequest`, of its list of entries, and of what stands in an entry behind its kind. */
const tags = { id: 0x08, group: 0x12, deadlineMs: 0x18, write: 0x2a, entries: 0x0a, body: 0x12 }

/** The first field of an entry. */
const kind = Buffer.from('\n\x07command', 'latin1')

/**
 * The request to write one command, with the bytes that `IpcRequest` has for it. Written by hand, because every attempt of
 * every write passes here. It shares a pool: who sends it copies it.
 */
export function encodeWrite(
  id: number,
  group: string,
  deadlineMs: number,
  command: Uint8Array,
): Uint8Array {
  const groupBytes = Buffer.byteLength(group)
  const entryBytes = kind.byteLength + fieldBytes(command.byteLength)
  const head =
    countBytes(id) + (groupBytes === 0 ? 0 : fieldBytes(groupBytes)) + countBytes(deadlineMs)
  const request = Buffer.allocUnsafe(head + fieldBytes(fieldBytes(entryBytes)))
  let at = putCount(request, 0, tags.id, id)
  if (groupBytes > 0) {
    at = putNumber(request, at, tags.group, groupBytes)
    at += request.write(group, at)
  }
  at = putCount(request, at, tags.deadlineMs, deadlineMs)
  at = putNumber(request, at, tags.write, fieldBytes(entryBytes))
  at = putNumber(request, at, tags.entries, entryBytes)
  request.set(kind, at)
  putBytes(request, at + kind.byteLength, tags.body, command)
  return request
}
