import { SyncFrame } from '@tesela/protos/sync'
import { MalformedMessageError } from '../errors.ts'
import { answerLimits, answerOfProto, protoOfAnswer } from './answer-codec.ts'
import { boundedNumber, snapshotNameOf } from './bounds.ts'
import { LEAVES_BYTES, type SnapshotMessage } from './messages.ts'
import { protoOfName, protoOfRequest, requestOfProto } from './request-codec.ts'

/**
 * Cap of a frame's body on /tesela/sync/snapshot/1: the largest run of leaves, and for each the tag and length that the
 * smallest leaves of such a run have.
 */
export const SNAPSHOT_FRAME_BYTES = LEAVES_BYTES + 512 * 1024

/** Of what repeats, for whoever decodes a SyncFrame that may hold such a message. */
export const snapshotFrameLimits = { answer: answerLimits }

export function encodeSnapshotMessage(message: SnapshotMessage): Uint8Array {
  return SyncFrame.encode(frameOf(message))
}

/** Null: a message of a newer version, or one that is not for catch-up. @throws MalformedMessageError */
export function decodeSnapshotMessage(body: Uint8Array): SnapshotMessage | null {
  let frame: SyncFrame
  try {
    frame = SyncFrame.decode(body, { limits: snapshotFrameLimits })
  } catch (cause) {
    throw new MalformedMessageError('a message of catch-up does not decode', { cause })
  }
  return snapshotMessageOf(frame)
}

/** The message of catch-up in a decoded frame. Copies what it keeps. @throws MalformedMessageError */
export function snapshotMessageOf(frame: SyncFrame): SnapshotMessage | null {
  const { catchUp, request, answer, release } = frame
  const present = [frame.report, frame.verdict, catchUp, request, answer, release]
  if (present.filter((each) => each !== undefined).length > 1) {
    throw new MalformedMessageError('several messages in one frame')
  }
  if (request !== undefined) return requestOfProto(request)
  if (answer !== undefined) return answerOfProto(answer)
  if (release !== undefined) return { type: 'release', snapshot: snapshotNameOf(release) }
  if (catchUp === undefined) return null
  return {
    type: 'catchUp',
    term: boundedNumber(catchUp.term, 1),
    firstIndex: boundedNumber(catchUp.firstIndex, 1),
    commit: boundedNumber(catchUp.commit, 0),
  }
}

function frameOf(message: SnapshotMessage): SyncFrame {
  switch (message.type) {
    case 'catchUp': {
      const { term, firstIndex, commit } = message
      return { catchUp: { term, firstIndex, commit } }
    }
    case 'release':
      return { release: protoOfName(message.snapshot) }
    case 'fetchTarget':
    case 'fetchManifest':
    case 'fetchDigests':
    case 'fetchLeaves':
    case 'fetchLeafPart':
      return { request: protoOfRequest(message) }
    default:
      return { answer: protoOfAnswer(message) }
  }
}
