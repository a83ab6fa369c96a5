import { NO_NUMBER, numberAt, numberBytes } from '@tesela/wire'
import type { AskedWrite } from './requests.ts'

/** Tags: of an `IpcRequest`, of its list of entries, and of what stands in an entry behind its kind. */
const tags = { id: 0x08, group: 0x12, deadlineMs: 0x18, write: 0x2a, entries: 0x0a, body: 0x12 }

/** The first field of an entry. */
const kind = Buffer.from('\n\x07command', 'latin1')

const highestUint32 = 2 ** 32 - 1
/** Fewer than a group may have: names of groups are made by daemons. */
const longestGroup = 64

/**
 * A request to write one command, which most are, read by hand: to what `decodeRequest` and `demandOf` make of it. Its body
 * is a view of the frame. Null: another request, or one whose fields do not stand as a codec writes them.
 */
export function decodeWrite(frame: Uint8Array): AskedWrite | null {
  const end = frame.byteLength
  const id = numberAt(frame, 0, tags.id, end)
  if (id === NO_NUMBER || id > highestUint32) return null
  let at = numberBytes(id)
  const groupBytes = numberAt(frame, at, tags.group, end)
  let group = ''
  if (groupBytes !== NO_NUMBER) {
    const from = at + numberBytes(groupBytes)
    at = from + groupBytes
    if (groupBytes > longestGroup || at > end || !isAscii(frame, from, at)) return null
    group = Buffer.from(frame.buffer, frame.byteOffset + from, groupBytes).toString('latin1')
  }
  let deadlineMs = numberAt(frame, at, tags.deadlineMs, end)
  if (deadlineMs === NO_NUMBER) deadlineMs = 0
  else at += numberBytes(deadlineMs)
  const kindAt = behindLast(frame, behindLast(frame, at, tags.write), tags.entries)
  const bodyAt = behindLast(frame, kindAt + kind.byteLength, tags.body)
  if (deadlineMs > highestUint32 || bodyAt >= end || !isCommand(frame, kindAt)) return null
  const entries = [{ kind: 'command', body: frame.subarray(bodyAt) }] as const
  return { id, group, deadlineMs, demand: { kind: 'write', entries } }
}

/** Where the bytes of the frame's last field begin; the end of the frame: it is not that field. */
function behindLast(frame: Uint8Array, at: number, tag: number): number {
  const end = frame.byteLength
  const length = numberAt(frame, at, tag, end)
  const from = at + numberBytes(length)
  return length !== NO_NUMBER && from + length === end ? from : end
}

function isCommand(frame: Uint8Array, from: number): boolean {
  for (let at = 0; at < kind.byteLength; at++) if (frame[from + at] !== kind[at]) return false
  return true
}

function isAscii(frame: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((frame[at] ?? 0) >= 0x80) return false
  return true
}
