import { LogSyncFrame } from '@tesela/protos/log-sync'
import { MalformedMessageError } from '../errors.ts'
import { boundedNumber } from '../snapshot/bounds.ts'
import { answerLimits, answerOfProto, protoOfAnswer } from './answer-codec.ts'
import { type LogMessage, RUN_BYTES } from './messages.ts'
import { protoOfRequest, requestOfProto } from './request-codec.ts'

/** Cap of a frame's body on /tesela/sync/log/1: the largest run; or many small entries, with tags and lengths. */
export const LOG_FRAME_BYTES = RUN_BYTES + 64 * 1024

export function encodeLogMessage(message: LogMessage): Uint8Array {
  switch (message.type) {
    case 'catchUp': {
      const { term, firstIndex, commit } = message
      return LogSyncFrame.encode({ catchUp: { term, firstIndex, commit } })
    }
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
  const present = [catchUp, request, answer].filter((each) => each !== undefined)
  if (present.length > 1) throw new MalformedMessageError('several messages in one frame')
  if (request !== undefined) return requestOfProto(request)
  if (answer !== undefined) return answerOfProto(answer)
  if (catchUp === undefined) return null
  return {
    type: 'catchUp',
    term: boundedNumber(catchUp.term, 1),
    firstIndex: boundedNumber(catchUp.firstIndex, 1),
    commit: boundedNumber(catchUp.commit, 0),
  }
}

function decodeFrame(body: Uint8Array): LogSyncFrame {
  try {
    return LogSyncFrame.decode(body, { limits: { answer: answerLimits } })
  } catch (cause) {
    throw new MalformedMessageError('a message of log replay does not decode', { cause })
  }
}
