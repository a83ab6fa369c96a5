import { ForwardFrame } from '@tesela/protos/forward'
import { MalformedFrameError } from '../errors.ts'
import { memberChangeOf } from './member-change.ts'

/** Entries in one request, vouched addresses: far above what a member sends, far below what hurts. */
const MAX_ENTRIES = 65_536
const MAX_ADDRESSES = 64
const MAX_ID_LENGTH = 64

export function encodeForwardFrame(frame: ForwardFrame): Uint8Array {
  return ForwardFrame.encode(frame)
}

/** Bytes in the result are views into `body`. Throws `MalformedFrameError`. */
export function decodeForwardFrame(body: Uint8Array): ForwardFrame {
  let frame: ForwardFrame
  try {
    frame = ForwardFrame.decode(body, {
      limits: {
        request: { propose: MAX_ENTRIES, admit: { addresses: MAX_ADDRESSES } },
        response: { committed: MAX_ENTRIES },
      },
    })
  } catch (cause) {
    throw new MalformedFrameError('a forwarded request does not decode', { cause })
  }
  if (frame.requestId === '' || frame.requestId.length > MAX_ID_LENGTH) {
    throw new MalformedFrameError('a request id that is none')
  }
  const { request, response } = frame
  const change = request?.changeMembers
  if (change !== undefined) memberChangeOf(change)
  const numbers = [
    change?.expectConfIndex,
    response?.readIndex,
    response?.admitted,
    response?.changed,
    response?.committedFrom,
  ]
  for (const { revision } of response?.committed ?? []) numbers.push(revision)
  for (const number of numbers) {
    if (number !== undefined && !(Number.isSafeInteger(number) && number >= 0)) {
      throw new MalformedFrameError('a number that is no safe integer')
    }
  }
  return frame
}
