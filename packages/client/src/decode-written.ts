import type { IpcResponse } from '@tesela/protos/ipc'
import { NO_NUMBER, numberAt, numberBytes } from '@tesela/wire'

/** Tags: of an `IpcResponse`, of an `IpcWritten`, and of an `IpcResult`. */
const tags = { id: 0x08, written: 0x2a, results: 0x0a, revision: 0x08, result: 0x12 }
const highestId = 2 ** 32 - 1

/**
 * The answer to a write of one entry, which most frames are, read by hand: to what `IpcResponse` reads in them. Null:
 * another frame, or one that no daemon writes.
 */
export function decodeWritten(frame: Uint8Array): IpcResponse | null {
  const end = frame.byteLength
  const id = numberAt(frame, 0, tags.id, end)
  if (id === NO_NUMBER || id > highestId) return null
  const writtenAt = behindLast(frame, numberBytes(id), tags.written)
  const resultsAt = behindLast(frame, writtenAt, tags.results)
  const revision = numberAt(frame, resultsAt, tags.revision, end)
  if (revision === NO_NUMBER) return null
  const resultAt = behindLast(frame, resultsAt + numberBytes(revision), tags.result)
  if (resultAt >= end) return null
  const result = frame.subarray(resultAt)
  return { id, more: false, written: { results: [{ revision, result }] } }
}

/** Where the bytes of the frame's last field begin; the end of the frame: it is not that field. */
function behindLast(frame: Uint8Array, at: number, tag: number): number {
  const end = frame.byteLength
  const length = numberAt(frame, at, tag, end)
  const from = at + numberBytes(length)
  return length !== NO_NUMBER && from + length === end ? from : end
}
