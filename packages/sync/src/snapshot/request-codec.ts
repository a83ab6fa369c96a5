import type * as protos from '@tesela/protos/sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { boundedNumber } from '../codec/bounds.ts'
import { LEAVES_BYTES, type SnapshotRequest } from './messages.ts'
import { nameOfProto, protoOfName } from './name-codec.ts'

/** Far above what is asked for at once, far below what hurts. */
export const MAX_LEAVES_IN_ANSWER = 65_536
const MAX_ORDINAL = 2 ** 40
const MAX_PIECE = 2 ** 28
const MAX_SECTION = 65_535

export function protoOfRequest(request: SnapshotRequest): protos.SnapshotRequest {
  const { id } = request
  switch (request.type) {
    case 'fetchTarget': {
      const held = request.held === null ? {} : { held: protoOfName(request.held) }
      const { atLeast, sealedOnly } = request
      return { id, target: { atLeast, sealedOnly, ...held } }
    }
    case 'fetchManifest':
      return { id, manifest: { snapshot: protoOfName(request.snapshot), piece: request.piece } }
    case 'fetchDigests': {
      const { section, piece } = request
      return { id, digests: { snapshot: protoOfName(request.snapshot), section, piece } }
    }
    case 'fetchLeaves': {
      const { from, count, maxBytes } = request
      return { id, leaves: { snapshot: protoOfName(request.snapshot), from, count, maxBytes } }
    }
    case 'fetchLeafPart': {
      const { ordinal, offset, maxBytes } = request
      const snapshot = protoOfName(request.snapshot)
      return { id, leafPart: { snapshot, ordinal, offset, maxBytes } }
    }
  }
}

/** Null: a question of a newer version. @throws MalformedMessageError */
export function requestOfProto(proto: protos.SnapshotRequest): SnapshotRequest | null {
  const id = boundedNumber(proto.id, 0)
  const { target, manifest, digests, leaves, leafPart } = proto
  atMostOne([target, manifest, digests, leaves, leafPart], 'several questions in one request')
  if (target !== undefined) {
    const held = target.held === undefined ? null : nameOfProto(target.held)
    const { sealedOnly } = target
    return { type: 'fetchTarget', id, atLeast: boundedNumber(target.atLeast, 0), sealedOnly, held }
  }
  if (manifest !== undefined) {
    const piece = boundedNumber(manifest.piece, 0, MAX_PIECE)
    return { type: 'fetchManifest', id, snapshot: nameOfProto(manifest.snapshot), piece }
  }
  if (digests !== undefined) {
    return {
      type: 'fetchDigests',
      id,
      snapshot: nameOfProto(digests.snapshot),
      section: boundedNumber(digests.section, 0, MAX_SECTION),
      piece: boundedNumber(digests.piece, 0, MAX_PIECE),
    }
  }
  if (leaves !== undefined) {
    return {
      type: 'fetchLeaves',
      id,
      snapshot: nameOfProto(leaves.snapshot),
      from: boundedNumber(leaves.from, 0, MAX_ORDINAL),
      count: boundedNumber(leaves.count, 1, MAX_LEAVES_IN_ANSWER),
      maxBytes: boundedNumber(leaves.maxBytes, 1, LEAVES_BYTES),
    }
  }
  if (leafPart === undefined) return null
  return {
    type: 'fetchLeafPart',
    id,
    snapshot: nameOfProto(leafPart.snapshot),
    ordinal: boundedNumber(leafPart.ordinal, 0, MAX_ORDINAL),
    offset: boundedNumber(leafPart.offset, 0),
    maxBytes: boundedNumber(leafPart.maxBytes, 1, LEAVES_BYTES),
  }
}
