import { LogSyncFrame } from '@tesela/protos/log-sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { catchUpOfProto, protoOfCatchUp } from '../codec/catch-up-codec.ts'
import { MalformedMessageError } from '../errors.ts'
import { answerLimits, answerOfProto, protoOfAnswer } from './answer-codec.ts'
import { type LogMessage, RUN_BYTES } from './messages.ts'
import { protoOfRequest, requestOfProto } from './request-codec.ts'

/** Cap of a frame's body on /tesela/sync/log/1: the largest run; or many small entries, with tags and lengths. */
export const LOG_FRAME_BYTES = RUN_BYTES + 64 * 1024

export function encodeLogMessage(message: LogMessage): Uint8Array {
  switch (message.type) {
    case 'catchUp':
      return LogSyncFrame.encode({ catchUp: protoOfCatchUp(message) })
    case 'fetchTarget':
    case 'fetchAvailability':
    case 'fetchEntries':
      return LogSyncFrame.encode({ request: protoOfRequest(message) })
    default:
      return LogSyncFrame.encode({ answer: protoOfAnswer(message) })
  }
}

/** Copies what it keeps. Null: a message of a newer version. @throws MalformedMessageError */
export function decodeLogMessage(body: Uint8Array): LogMessage | null {
  const { catchUp, request, answer } = decodeFrame(body)
  atMostOne([catchUp, request, answer], 'several messages in one frame')
  if (request !== undefined) return requestOfProto(request)
  if (answer !== undefined) return answerOfProto(answer)
  return catchUp === undefined ? null : catchUpOfProto(catchUp)
}

function decodeFrame(body: Uint8Array): LogSyncFrame {
  try {
    return LogSyncFrame.decode(body, { limits: { answer: answerLimits } })
  } catch (cause) {
    throw new MalformedMessageError('a message of log replay does not decode', { cause })
  }
}
