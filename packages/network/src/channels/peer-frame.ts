import { PeerFrame } from '@tesela/protos/peer'
import { decodeFrame } from '@tesela/wire'
import * as varint from 'uint8-varint'

/** Tag of `PeerFrame.body`: field 3, length-delimited. */
const BODY_TAG = (3 << 3) | 2

/** The encoded fields of a PeerFrame before its body: the same for every frame of a group to a replica. */
export function peerFrameHeader(groupId: Uint8Array, to: string): Uint8Array {
  return PeerFrame.encode({ groupId: new Uint8Array(groupId), to, body: new Uint8Array(0) })
}

/** The parts of an encoded PeerFrame; the body goes in by reference, so one body serves many receivers. */
export function peerFrameParts(header: Uint8Array, body: Uint8Array): readonly Uint8Array[] {
  const prefix = new Uint8Array(1 + varint.encodingLength(body.byteLength))
  prefix[0] = BODY_TAG
  varint.encode(body.byteLength, prefix, 1)
  return [header, prefix, body]
}

/** Its bytes are views of the frame. Throws `FrameDecodeError`. */
export function decodePeerFrame(frame: Uint8Array): PeerFrame {
  return decodeFrame(PeerFrame, frame)
}
