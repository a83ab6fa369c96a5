import { cellCodec } from '../cell-codec.ts'
import type { CellCollection, CellValue } from '../collection.ts'
import { LeafError } from '../errors.ts'
import { ItemReader } from '../tree/item-reader.ts'
import { checkRevisions, checkValueBytes, type ItemBounds } from './item-bounds.ts'
import type { SectionInstaller } from './section-installer.ts'

/** Of a cell or a once: one leaf, or none. */
export function createCellInstaller(
  empty: CellCollection,
  bounds: ItemBounds,
): SectionInstaller<CellCollection> {
  let entry: CellValue | null = null
  return {
    // The digest of a single leaf is not kept anywhere.
    add(leaf) {
      if (entry !== null) throw new LeafError('it has one item')
      const reader = new ItemReader(leaf)
      const read = cellCodec.decode(reader)
      if (!reader.ended) throw new LeafError('something follows its item')
      const wrong =
        checkValueBytes(read.value, bounds) ?? checkRevisions(read.created, read.modified, bounds)
      if (wrong !== null) throw new LeafError(wrong)
      entry = read
    },
    // biome-ignore lint/correctness/useYield: nothing is derived
    *finish() {
      return { ...empty, entry }
    },
  }
}
