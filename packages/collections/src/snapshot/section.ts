import { createLeafHasher, type Digest, hashCollection, hashPiece } from '@tesela/merkle'
import { cellCodec } from '../cell-codec.ts'
import type { CellValue, Collection } from '../collection.ts'
import { mapCodec } from '../map-codec.ts'
import { queueCodec } from '../queue-codec.ts'
import { encodingOf } from '../queue-order.ts'
import { sessionCodec } from '../session-codec.ts'
import { setCodec } from '../set-codec.ts'
import type { GroupState } from '../state.ts'
import { digestTree, encodeTree, type TreeDigests } from '../tree/digests.ts'
import type { ItemCodec } from '../tree/format.ts'
import { readLeaves } from '../tree/leaf-reader.ts'
import { leavesIn } from '../tree/node.ts'
import type { Tree } from '../tree/tree.ts'
import { vecCodec } from '../vec-codec.ts'

/** The name of the sessions among the sections: no collection has it. */
export const sessionsName = ''

/** A part of a state that is a list of canonical leaves: the sessions, or a collection. */
export interface Section {
  readonly items: number
  readonly bytes: number
  readonly leaves: number
  /** Computes the digests in steps of about a millisecond. */
  digest(): Generator<void, TreeDigests>
  /** Encodes the leaves in order from an ordinal on, each when it is asked for. */
  read(from: number): Generator<Uint8Array>
  /** Encodes all leaves in order, each when it is asked for; then there are the digests. */
  encode(): Generator<Uint8Array, TreeDigests>
}

/** The sessions first, then the collections in the order of their names. */
export function sectionNames({ catalogue }: GroupState): string[] {
  return [sessionsName, ...[...catalogue.keys()].sort()]
}

export function sectionOf(state: GroupState, name: string): Section | undefined {
  if (name === sessionsName) return ofTree(state.sessions, sessionCodec, state.resultBytes)
  const collection = state.catalogue.get(name)
  return collection === undefined ? undefined : ofCollection(collection)
}

export function hashLeaf(bytes: string): Digest {
  const hasher = createLeafHasher()
  hasher.add(bytes)
  return hasher.finish()
}

function ofCollection(collection: Collection): Section {
  switch (collection.kind) {
    case 'map':
      return ofTree(collection.items, mapCodec, collection.items.bytes)
    case 'vec':
      return ofTree(collection.items, vecCodec, collection.items.bytes)
    case 'set':
      return ofTree(collection.items, setCodec, collection.items.bytes)
    case 'queue':
      return ofTree(
        collection.items,
        queueCodec(encodingOf(collection.options)),
        collection.items.bytes,
      )
    default:
      return ofEntry(collection.entry)
  }
}

function ofTree<V>(tree: Tree<V>, codec: ItemCodec<V>, bytes: number): Section {
  return {
    items: tree.size,
    bytes,
    leaves: leavesIn(tree.root),
    digest: () => digestTree(tree, codec),
    *read(from) {
      for (const leaf of readLeaves(tree, codec, from)) yield leaf.encode()
    },
    encode: () => encodeTree(tree, codec),
  }
}

/** A cell or a once has one leaf, or none. */
function ofEntry(entry: CellValue | null): Section {
  const leaves = entry === null ? [] : [cellCodec.encode(entry)]
  const count = leaves.length
  const digest = () => {
    const digests = leaves.map(hashLeaf)
    const pieces = count === 0 ? [] : [hashPiece(digests)]
    return { root: hashCollection({ items: count, leaves: count, pieces }), leaves: digests }
  }
  return {
    items: count,
    bytes: entry?.value.length ?? 0,
    leaves: count,
    // biome-ignore lint/correctness/useYield: a step like any other
    *digest() {
      return digest()
    },
    *read(from) {
      for (const leaf of leaves.slice(from)) yield Buffer.from(leaf, 'latin1')
    },
    *encode() {
      for (const leaf of leaves) yield Buffer.from(leaf, 'latin1')
      return digest()
    },
  }
}
