import { SyncFrame } from '@tesela/protos/sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { catchUpOfProto, protoOfCatchUp } from '../codec/catch-up-codec.ts'
import { MalformedMessageError } from '../errors.ts'
import { answerLimits, answerOfProto, protoOfAnswer } from './answer-codec.ts'
import { LEAVES_BYTES, type SnapshotMessage } from './messages.ts'
import { nameOfProto, protoOfName } from './name-codec.ts'
import { protoOfRequest, requestOfProto } from './request-codec.ts'

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
  atMostOne(present, 'several messages in one frame')
  if (request !== undefined) return requestOfProto(request)
  if (answer !== undefined) return answerOfProto(answer)
  if (release !== undefined) return { type: 'release', snapshot: nameOfProto(release) }
  return catchUp === undefined ? null : catchUpOfProto(catchUp)
}

function frameOf(message: SnapshotMessage): SyncFrame {
  switch (message.type) {
    case 'catchUp':
      return { catchUp: protoOfCatchUp(message) }
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
