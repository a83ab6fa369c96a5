import { createLeafHasher, type Digest, hashCollection, hashGroup, hashPiece } from '@tesela/merkle'
import { byteString } from './byte-string.ts'
import { cellCodec } from './cell-codec.ts'
import type { CellValue, Collection } from './collection.ts'
import { encodeHeader } from './header.ts'
import { mapCodec } from './map-codec.ts'
import { queueCodec } from './queue-codec.ts'
import { encodingOf } from './queue-order.ts'
import { sessionCodec } from './session-codec.ts'
import { setCodec } from './set-codec.ts'
import type { GroupState } from './state.ts'
import { digestTree, type TreeDigests } from './tree/digests.ts'
import { vecCodec } from './vec-codec.ts'

/** What states are compared by: equal states have equal roots, after any history. */
export interface StateRoots {
  /** Index of the entry after which the state was captured. */
  readonly anchor: number
  /** Of all the others. */
  readonly root: Digest
  readonly header: Digest
  readonly sessions: Digest
  /** In the order of their names. */
  readonly collections: readonly { readonly name: string; readonly root: Digest }[]
}

/** Raised with every change of what a root is made of. */
const rootFormat = 1

/**
 * Computes the roots of a captured state in steps: every `next()` works for less than a millisecond. What was computed for
 * an earlier capture and has not changed since is not computed again.
 *
 * @param term - of the entry at which the state was captured
 */
export function* stateRoots(state: GroupState, term: number): Generator<void, StateRoots> {
  const { revision: anchor, group, catalogue } = state
  const collections: { name: string; root: Digest }[] = []
  for (const name of [...catalogue.keys()].sort()) {
    const collection = catalogue.get(name)
    if (collection === undefined) continue
    const { root } = yield* digestCollection(collection)
    collections.push({ name, root })
    yield
  }
  const { root: sessions } = yield* digestTree(state.sessions, sessionCodec)
  yield
  const header = hashLeaf(byteString(encodeHeader(state)))
  yield
  const groupId = group?.groupId ?? new Uint8Array(0)
  const parts = { format: rootFormat, groupId, anchor, term, header, sessions, collections }
  return { anchor, root: hashGroup(parts), header, sessions, collections }
}

/** Computes the digests of a collection's canonical leaves, in steps as {@link stateRoots}. */
function digestCollection(collection: Collection): Generator<void, TreeDigests> {
  switch (collection.kind) {
    case 'map':
      return digestTree(collection.items, mapCodec)
    case 'vec':
      return digestTree(collection.items, vecCodec)
    case 'set':
      return digestTree(collection.items, setCodec)
    case 'queue':
      return digestTree(collection.items, queueCodec(encodingOf(collection.options)))
    default:
      return digestEntry(collection.entry)
  }
}

/** A cell or a once has one leaf, or none. */
// biome-ignore lint/correctness/useYield: a step like any other
function* digestEntry(entry: CellValue | null): Generator<void, TreeDigests> {
  if (entry === null)
    return { root: hashCollection({ items: 0, leaves: 0, pieces: [] }), leaves: [] }
  const leaves = [hashLeaf(cellCodec.encode(entry))]
  return { root: hashCollection({ items: 1, leaves: 1, pieces: [hashPiece(leaves)] }), leaves }
}

function hashLeaf(bytes: string): Digest {
  const hasher = createLeafHasher()
  hasher.add(bytes)
  return hasher.finish()
}
