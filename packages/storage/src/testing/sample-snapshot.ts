import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { SnapshotId, SnapshotStore, StoredSnapshot } from '../snapshots/snapshot-store.ts'
import { createSeededRandom } from './random.ts'

/** Leaves and what the store is told of them. */
export interface SampleSnapshot {
  readonly id: SnapshotId
  readonly manifest: Uint8Array
  readonly leaves: readonly Uint8Array[]
  readonly sections: readonly { readonly leaves: readonly Digest[] }[]
}

/** The same seed, the same leaves: of 0 to `leafBytes` bytes each, in three sections, one of them empty. */
export function sampleSnapshot(seed: number, count: number, leafBytes: number): SampleSnapshot {
  const random = createSeededRandom(seed)
  const leaves = Array.from({ length: count }, () => {
    const leaf = new Uint8Array(random.below(leafBytes + 1))
    for (let at = 0; at < leaf.length; at++) leaf[at] = random.below(256)
    return leaf
  })
  const digests = leaves.map(hashLeaf)
  const middle = Math.floor(count / 3)
  return {
    id: { term: 2, index: 100 + seed },
    manifest: new TextEncoder().encode(`manifest ${seed} of ${count} leaves`),
    leaves,
    sections: [digests.slice(0, middle), [], digests.slice(middle)].map((part) => ({
      leaves: part,
    })),
  }
}

/** Stages every leaf in the order of the ordinals, and finishes. */
export async function storeSample(
  store: SnapshotStore,
  sample: SampleSnapshot,
): Promise<StoredSnapshot> {
  const staged = await store.stage(sample.id, sample.manifest, sample.sections)
  for (const [ordinal, leaf] of sample.leaves.entries()) await staged.put(ordinal, leaf)
  return staged.finish()
}

/** Every leaf, read in batches of so many bytes. */
export async function readSample(
  stored: StoredSnapshot,
  maxBytes: number,
): Promise<readonly Uint8Array[]> {
  const leaves: Uint8Array[] = []
  while (leaves.length < stored.leaves) {
    leaves.push(...(await stored.read(leaves.length, maxBytes)))
  }
  return leaves
}
