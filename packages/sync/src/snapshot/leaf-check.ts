import { type Digest, hashPiece, leavesInPiece } from '@tesela/merkle'
import { ManifestInvalidError } from '../errors.ts'
import type { SnapshotManifest } from './manifest.ts'

/** Compares the digests of a snapshot's leaves with its manifest, as they come: a piece at a time. */
export interface LeafCheck {
  /** The next one, in the order of the ordinals. @throws ManifestInvalidError where a piece, or the end, is not as said */
  add(digest: Digest): void
  /** Nothing follows. @throws ManifestInvalidError where something should */
  finish(): void
}

export function createLeafCheck({ sections }: Pick<SnapshotManifest, 'sections'>): LeafCheck {
  /** What is still to come: of each piece its section, its digest, and how many leaves it has. */
  const pieces = sections.flatMap(({ name, leaves, pieces: digests }) =>
    digests.map((digest, at) => ({
      name,
      digest,
      leaves: Math.min(leavesInPiece, leaves - at * leavesInPiece),
    })),
  )
  let next = 0
  let gathered: Digest[] = []
  return {
    add(digest) {
      const piece = pieces[next]
      if (piece === undefined) throw new ManifestInvalidError('there are more leaves than it names')
      gathered.push(digest)
      if (gathered.length < piece.leaves) return
      if (hashPiece(gathered) !== piece.digest) {
        const section = piece.name === '' ? 'the sessions' : `collection ${piece.name}`
        throw new ManifestInvalidError(`leaves of ${section} are not those that it names`)
      }
      next += 1
      gathered = []
    },
    finish() {
      if (next < pieces.length)
        throw new ManifestInvalidError('there are fewer leaves than it names')
    },
  }
}
