import { IpcRequest } from '@tesela/protos/ipc'
import { type Reader, reader } from 'protons-runtime'
import { IpcRefusal } from './errors.ts'

/** Of all texts of a request together: an invite, which is the longest one, and some names. */
export const MAX_TEXT_BYTES = 68 * 1024

/**
 * Decodes a frame within bounds. Bodies and queries are views of it, and texts are counted before they are made.
 * Throws an `IpcRefusal` where they are too long, else whatever the codec throws on bytes that are no request.
 */
export function decodeRequest(frame: Uint8Array, maxEntries: number): IpcRequest {
  const limits = { write: { entries: maxEntries } }
  // A frame that is no longer holds no more text, and most are not.
  if (frame.byteLength <= MAX_TEXT_BYTES) return IpcRequest.decode(frame, { limits })
  return IpcRequest.codec().decode(countingReader(frame), undefined, { limits })
}

function countingReader(frame: Uint8Array): Reader {
  const counting = reader(frame)
  const read = counting.string.bind(counting)
  let bytes = 0
  counting.string = () => {
    const { pos } = counting
    bytes += counting.uint32()
    counting.pos = pos
    if (bytes > MAX_TEXT_BYTES) throw tooMuchText(bytes)
    return read()
  }
  return counting
}

function tooMuchText(actual: number): IpcRefusal {
  const details = { limit: MAX_TEXT_BYTES, actual, setting: 'max_text_bytes' }
  const message = `the texts of a request take at most ${MAX_TEXT_BYTES} bytes`
  return new IpcRefusal('limit_exceeded', message, { details })
}
