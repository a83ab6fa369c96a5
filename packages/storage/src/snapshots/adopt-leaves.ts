import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { Disk } from '../disk.ts'
import { scanLeafFile } from './leaf-file-scan.ts'
import type { LeafPlaces } from './leaf-places.ts'
import type { LeafWriter } from './leaf-writer.ts'
import { leafFileName } from './snapshot-layout.ts'

/**
 * Copies what another staging left behind, as far as the same leaves occur in this one: by their digests, since an
 * ordinal means nothing across manifests. What is copied is durable afterwards.
 */
export async function adoptLeaves(
  disk: Disk,
  from: string,
  digests: readonly Digest[],
  places: LeafPlaces,
  writer: LeafWriter,
): Promise<void> {
  const wanted = new Map<Digest, number[]>()
  for (const [ordinal, digest] of digests.entries()) {
    if (places.has(ordinal)) continue
    const ordinals = wanted.get(digest)
    if (ordinals === undefined) wanted.set(digest, [ordinal])
    else ordinals.push(ordinal)
  }
  for (let number = 1; wanted.size > 0; number += 1) {
    const path = `${from}/${leafFileName(number)}`
    if (!(await disk.exists(path))) break
    const file = await disk.open(path, 'existing')
    try {
      await scanLeafFile(file, async (_frame, _offset, leaf) => {
        const digest = hashLeaf(leaf)
        const ordinals = wanted.get(digest) ?? []
        wanted.delete(digest)
        for (const ordinal of ordinals) await writer.put(ordinal, leaf)
      })
    } finally {
      await file.close()
    }
  }
  await writer.sync()
}
