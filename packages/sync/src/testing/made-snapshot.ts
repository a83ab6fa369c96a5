import { type Digest, hashLeaf } from '@tesela/merkle'
import { buildManifest } from '../snapshot/manifest.ts'
import { decodeManifest, encodeManifest } from '../snapshot/manifest-codec.ts'
import type { ServableSnapshot } from '../snapshot/snapshot-source.ts'

/** A snapshot of a made-up state. */
export interface MadeSnapshot extends ServableSnapshot {
  readonly leaves: readonly Uint8Array[]
}

export interface MadeSnapshotOptions {
  readonly groupId: Uint8Array
  readonly anchor: number
  readonly term?: number
  readonly sealed?: boolean
  readonly disputed?: boolean
  readonly header?: Uint8Array
  /** The leaves of each section, the sessions first. */
  readonly sections: readonly (readonly Uint8Array[])[]
}

export function makeSnapshot(options: MadeSnapshotOptions): MadeSnapshot {
  const { groupId, anchor, term = 1, header = Uint8Array.of(1) } = options
  const { sealed = true, disputed = false } = options
  const sections = options.sections.map((leaves, at) => ({
    name: at === 0 ? '' : `section-${String.fromCharCode(96 + at)}`,
    items: leaves.length * 3,
    bytes: leaves.reduce((sum, leaf) => sum + leaf.length, 0),
    leaves: leaves.map(hashLeaf),
  }))
  const manifest = buildManifest({ format: 1, groupId, anchor, term, header, sections })
  const digests: Digest[] = sections.flatMap(({ leaves }) => leaves)
  const { root } = manifest
  const leaves = options.sections.flat()
  const seal = { sealed, disputed }
  return { anchor, term, root, ...seal, manifest: encodeManifest(manifest), digests, leaves }
}

/** Of a leader that contradicts itself: the manifest has every leaf, and another header than the root says. */
export function forgedHeader(snapshot: MadeSnapshot): MadeSnapshot {
  const manifest = decodeManifest(snapshot.manifest)
  const header = Uint8Array.of(...manifest.header, 1)
  return { ...snapshot, manifest: encodeManifest({ ...manifest, header }) }
}
