import { type Digest, hashPiece, leavesInPiece } from '@tesela/merkle'
import { DIGEST_BYTES } from '../digest-bytes.ts'
import { createLeafOrder } from './leaf-order.ts'
import type { SnapshotManifest } from './manifest.ts'
import { createPlaces } from './places.ts'
import { keyOf, nameOf, type SnapshotName } from './snapshot-name.ts'
import { invalid, type Stage } from './stage.ts'

export interface DigestsStage extends Stage {
  /** The digests of each section's leaves, once they are complete. */
  digests(): readonly (readonly Digest[])[]
}

/** Fetches the digests of the leaves, piece by piece; the manifest has the digest of each piece. */
export function createDigestsStage(target: SnapshotName, manifest: SnapshotManifest): DigestsStage {
  const snapshot = nameOf(target)
  const order = createLeafOrder(manifest.sections)
  const pieces = manifest.sections.flatMap(({ pieces }, section) =>
    pieces.map((digest, piece) => ({ section, piece, digest })),
  )
  const places = createPlaces(pieces.length)
  const fetched: (readonly Digest[])[] = []
  const placeAt = (at: number) => {
    const place = pieces[at]
    if (place === undefined) throw new RangeError(`no piece ${at} in ${keyOf(snapshot)}`)
    return place
  }
  return {
    phase: 'digests',
    places,
    runLength: 1,
    answerBytes: leavesInPiece * DIGEST_BYTES,
    busy: false,
    request(id, { from }) {
      const { section, piece } = placeAt(from)
      return { type: 'fetchDigests', id, snapshot, section, piece }
    },
    take({ from }, answer) {
      if (answer.type !== 'digests') return invalid('no digests of leaves')
      const { section, piece, digest } = placeAt(from)
      const { digests } = answer
      if (digests.length !== order.leavesOfPiece(section, piece)) {
        return invalid('another number of digests')
      }
      if (hashPiece(digests) !== digest) return invalid('digests of other leaves')
      fetched[from] = digests
      return { verdict: 'valid', count: 1, bytes: digests.length * DIGEST_BYTES }
    },
    settled: (run, held) => places.settle(run, held),
    awaits: () => !places.complete,
    digests() {
      const sections: Digest[][] = manifest.sections.map(() => [])
      for (const [at, { section }] of pieces.entries()) {
        for (const digest of fetched[at] ?? []) sections[section]?.push(digest)
      }
      return sections
    },
  }
}
