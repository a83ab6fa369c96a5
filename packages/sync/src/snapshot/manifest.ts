import {
  type Digest,
  hashCollection,
  hashGroup,
  hashLeaf,
  hashPiece,
  leavesInPiece,
} from '@tesela/merkle'

/** What a snapshot consists of, and by which digests its leaves are checked. */
export interface SnapshotManifest {
  /** Of the roots: what is hashed, and how. */
  readonly format: number
  readonly groupId: Uint8Array
  /** Index and term of the entry behind which the state was captured. */
  readonly anchor: number
  readonly term: number
  readonly root: Digest
  /** An encoded StateHeader, opaque here. */
  readonly header: Uint8Array
  /** The sessions first, named '', then the collections in the order of their names. */
  readonly sections: readonly SectionManifest[]
}

export interface SectionManifest {
  readonly name: string
  readonly items: number
  readonly leaves: number
  /** Of all leaves together. A hint: the root does not bind it, nothing is allocated by it. */
  readonly bytes: number
  /** The digest of every `leavesInPiece` leaf digests in a row. */
  readonly pieces: readonly Digest[]
}

/** What {@link buildManifest} is made from. */
export interface ManifestParts extends Omit<SnapshotManifest, 'root' | 'sections'> {
  readonly sections: readonly {
    readonly name: string
    readonly items: number
    readonly bytes: number
    readonly leaves: readonly Digest[]
  }[]
}

/** Computes pieces and root from the digests of all leaves. */
export function buildManifest(parts: ManifestParts): SnapshotManifest {
  const sections = parts.sections.map(({ name, items, bytes, leaves }) => {
    const pieces: Digest[] = []
    for (let at = 0; at < leaves.length; at += leavesInPiece) {
      pieces.push(hashPiece(leaves.slice(at, at + leavesInPiece)))
    }
    return { name, items, leaves: leaves.length, bytes, pieces }
  })
  return { ...parts, sections, root: rootOf({ ...parts, sections }) }
}

/** The root that a manifest's own parts give. Needs the sessions in front. */
export function rootOf(manifest: Omit<SnapshotManifest, 'root'>): Digest {
  const { format, groupId, anchor, term, header, sections } = manifest
  const [sessions, ...collections] = sections.map((section) => ({
    name: section.name,
    root: hashCollection(section),
  }))
  if (sessions === undefined) throw new RangeError('a snapshot without a section of sessions')
  return hashGroup({
    format,
    groupId,
    anchor,
    term,
    header: hashLeaf(header),
    sessions: sessions.root,
    collections,
  })
}
