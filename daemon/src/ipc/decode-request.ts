import { IpcRequest } from '@tesela/protos/ipc'
import { type Reader, reader } from 'protons-runtime'
import { IpcRefusal } from './errors.ts'

/** Of all texts of a request together: an invite, which is the longest one, and some names. */
export const MAX_TEXT_BYTES = 68 * 1024

/** The texts of a request are too long. */
export class TextRefusal extends IpcRefusal {
  /** What it is but for its texts, of which those beyond the bound are empty. */
  readonly request: IpcRequest

  constructor(request: IpcRequest, actual: number) {
    const details = { limit: MAX_TEXT_BYTES, actual, setting: 'max_text_bytes' }
    const message = `the texts of a request take at most ${MAX_TEXT_BYTES} bytes`
    super('limit_exceeded', message, { details })
    this.request = request
  }
}

/**
 * Decodes a frame within bounds. Bodies and queries are views of it, and texts are counted before they are made.
 * Throws a `TextRefusal` where they are too long in a frame that is a request else, and whatever the codec throws on bytes
 * that are none.
 */
export function decodeRequest(frame: Uint8Array, maxEntries: number): IpcRequest {
  const limits = { write: { entries: maxEntries } }
  // A frame that is no longer holds no more text, and most are not.
  if (frame.byteLength <= MAX_TEXT_BYTES) return IpcRequest.decode(frame, { limits })
  const counting = new CountedTexts(frame)
  const request = IpcRequest.codec().decode(counting.reader, undefined, { limits })
  if (counting.bytes > MAX_TEXT_BYTES) throw new TextRefusal(request, counting.bytes)
  return request
}

class CountedTexts {
  /** Of all texts so far. */
  bytes = 0
  readonly reader: Reader

  constructor(frame: Uint8Array) {
    this.reader = reader(frame)
    const read = this.reader.string.bind(this.reader)
    this.reader.string = () => {
      const { pos } = this.reader
      const length = this.reader.uint32()
      this.bytes += length
      if (this.bytes > MAX_TEXT_BYTES) {
        this.reader.skip(length)
        return ''
      }
      this.reader.pos = pos
      return read()
    }
  }
}
