import { leavesInPiece } from '@tesela/merkle'
import type * as protos from '@tesela/protos/sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { boundedBytes, boundedDigests, boundedNumber } from '../codec/bounds.ts'
import { createCopier } from '../codec/copier.ts'
import { bytesOfDigests } from '../digest-bytes.ts'
import { MalformedMessageError } from '../errors.ts'
import { MAX_MANIFEST_BYTES } from './manifest-codec.ts'
import {
  LEAVES_BYTES,
  MANIFEST_PIECE_BYTES,
  type SnapshotAnswer,
  type SnapshotTarget,
} from './messages.ts'
import { nameOfProto, protoOfName } from './name-codec.ts'
import { MAX_LEAVES_IN_ANSWER } from './request-codec.ts'
import { unavailableCodec } from './unavailable-reasons.ts'

const MAX_MANIFEST_PIECES = MAX_MANIFEST_BYTES / MANIFEST_PIECE_BYTES

/** Of what repeats, in a decoded SnapshotAnswer. */
export const answerLimits = { leaves: { leaves: MAX_LEAVES_IN_ANSWER } }

export function protoOfAnswer(answer: SnapshotAnswer): protos.SnapshotAnswer {
  const { id } = answer
  switch (answer.type) {
    case 'target': {
      const { sealed, firstIndex, manifestBytes, leaves, items, bytes } = answer.target
      const snapshot = protoOfName(answer.target)
      const manifestPieces = bytesOfDigests(answer.target.manifestPieces)
      const numbers = { firstIndex, manifestBytes, leaves, items, bytes }
      return { id, target: { snapshot, sealed, manifestPieces, ...numbers } }
    }
    case 'manifestPiece':
      return { id, manifest: { data: answer.data } }
    case 'digests':
      return { id, digests: { digests: bytesOfDigests(answer.digests) } }
    case 'leaves':
      return { id, leaves: { from: answer.from, leaves: [...answer.leaves] } }
    case 'leafPart': {
      const { ordinal, offset, total, data } = answer
      return { id, leafPart: { ordinal, offset, total, data } }
    }
    case 'unavailable':
      return { id, unavailable: unavailableCodec.toProto(answer) }
  }
}

/** Null: an answer of a newer version. @throws MalformedMessageError */
export function answerOfProto(proto: protos.SnapshotAnswer): SnapshotAnswer | null {
  const id = boundedNumber(proto.id, 0)
  const { unavailable, target, manifest, digests, leaves, leafPart } = proto
  const answers = [unavailable, target, manifest, digests, leaves, leafPart]
  atMostOne(answers, 'several answers in one')
  if (unavailable !== undefined) return unavailableCodec.ofProto(id, unavailable)
  if (target !== undefined) return { type: 'target', id, target: targetOf(target) }
  if (manifest !== undefined) {
    return { type: 'manifestPiece', id, data: boundedBytes(manifest.data, MANIFEST_PIECE_BYTES) }
  }
  if (digests !== undefined) {
    return { type: 'digests', id, digests: boundedDigests(digests.digests, leavesInPiece) }
  }
  if (leaves !== undefined) return { type: 'leaves', id, ...leavesOf(leaves) }
  if (leafPart === undefined) return null
  return {
    type: 'leafPart',
    id,
    ordinal: boundedNumber(leafPart.ordinal, 0),
    offset: boundedNumber(leafPart.offset, 0),
    total: boundedNumber(leafPart.total, 1),
    data: boundedBytes(leafPart.data, LEAVES_BYTES),
  }
}

function targetOf(target: protos.TargetAnswer): SnapshotTarget {
  const manifestBytes = boundedNumber(target.manifestBytes, 1, MAX_MANIFEST_BYTES)
  const manifestPieces = boundedDigests(target.manifestPieces, MAX_MANIFEST_PIECES)
  if (manifestPieces.length !== Math.ceil(manifestBytes / MANIFEST_PIECE_BYTES)) {
    throw new MalformedMessageError('pieces that do not fit the size of the manifest')
  }
  return {
    ...nameOfProto(target.snapshot),
    sealed: target.sealed,
    firstIndex: boundedNumber(target.firstIndex, 1),
    manifestBytes,
    manifestPieces,
    leaves: boundedNumber(target.leaves, 0),
    items: boundedNumber(target.items, 0),
    bytes: boundedNumber(target.bytes, 0),
  }
}

function leavesOf(run: protos.LeafRun): { from: number; leaves: readonly Uint8Array[] } {
  let bytes = 0
  for (const leaf of run.leaves) bytes += leaf.length
  if (bytes > LEAVES_BYTES) throw new MalformedMessageError('more than was asked for')
  return { from: boundedNumber(run.from, 0), leaves: run.leaves.map(createCopier(bytes)) }
}
