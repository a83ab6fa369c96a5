import { hashLeaf } from '@tesela/merkle'
import { MANIFEST_PIECE_BYTES, type SnapshotTarget } from './messages.ts'
import { createPlaces } from './places.ts'
import { nameOf } from './snapshot-name.ts'
import { invalid, type Stage } from './stage.ts'

export interface ManifestStage extends Stage {
  /** All pieces, once they are complete. */
  bytes(): Uint8Array
}

/** Fetches the manifest: each piece is checked by what the leader said of it, the whole by its root later. */
export function createManifestStage(target: SnapshotTarget): ManifestStage {
  const { manifestBytes, manifestPieces } = target
  const places = createPlaces(manifestPieces.length)
  const pieces: Uint8Array[] = []
  return {
    phase: 'manifest',
    places,
    runLength: 1,
    answerBytes: MANIFEST_PIECE_BYTES,
    busy: false,
    request: (id, { from }) => ({
      type: 'fetchManifest',
      id,
      snapshot: nameOf(target),
      piece: from,
    }),
    take({ from }, answer) {
      if (answer.type !== 'manifestPiece') return invalid('no piece of a manifest')
      const { data } = answer
      const at = from * MANIFEST_PIECE_BYTES
      if (data.length !== Math.min(MANIFEST_PIECE_BYTES, manifestBytes - at)) {
        return invalid('a piece of a manifest of another length')
      }
      if (hashLeaf(data) !== manifestPieces[from]) return invalid('a piece of another manifest')
      pieces[from] = data
      return { verdict: 'valid', count: 1, bytes: data.length }
    },
    settled: (run, held) => places.settle(run, held),
    awaits: () => !places.complete,
    bytes: () => new Uint8Array(Buffer.concat(pieces)),
  }
}
