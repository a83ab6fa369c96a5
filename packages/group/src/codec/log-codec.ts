import { decodeLogMessage, type LogMessage, MalformedMessageError } from '@tesela/sync'
import { MalformedFrameError } from '../errors.ts'

/** Null: a message of a newer version, which is nothing to us. Throws `MalformedFrameError`. */
export function decodeLogFrame(body: Uint8Array): LogMessage | null {
  try {
    return decodeLogMessage(body)
  } catch (cause) {
    if (!(cause instanceof MalformedMessageError)) throw cause
    throw new MalformedFrameError(cause.message, { cause })
  }
}
