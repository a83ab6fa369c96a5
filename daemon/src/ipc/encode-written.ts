import { countBytes, fieldBytes, putBytes, putCount, putNumber } from '@tesela/wire'
import type { WriteResult } from '../service.ts'

/** Tags: of an `IpcResponse`, of an `IpcWritten`, and of an `IpcResult`. */
const tags = { id: 0x08, written: 0x2a, results: 0x0a, revision: 0x08, result: 0x12 }

/**
 * The answer to a write, with the bytes that `IpcResponse` has for it. Written by hand, because every write passes here.
 * It shares a pool: who sends it copies it.
 */
export function encodeWritten(id: number, results: readonly WriteResult[]): Uint8Array {
  let length = 0
  for (const result of results) length += fieldBytes(resultBytes(result))
  const frame = Buffer.allocUnsafe(countBytes(id) + fieldBytes(length))
  let at = putCount(frame, 0, tags.id, id)
  at = putNumber(frame, at, tags.written, length)
  for (const each of results) {
    const { revision, result } = each
    at = putNumber(frame, at, tags.results, resultBytes(each))
    at = putCount(frame, at, tags.revision, revision)
    if (result.byteLength > 0) at = putBytes(frame, at, tags.result, result)
  }
  return frame
}

function resultBytes({ revision, result }: WriteResult): number {
  const { byteLength } = result
  return countBytes(revision) + (byteLength === 0 ? 0 : fieldBytes(byteLength))
}
