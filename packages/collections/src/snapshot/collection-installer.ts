import type { Collection } from '../collection.ts'
import { createCellInstaller } from './cell-installer.ts'
import type { ItemBounds } from './item-bounds.ts'
import { createMapInstaller } from './map-installer.ts'
import { createQueueInstaller } from './queue-installer.ts'
import type { SectionInstaller } from './section-installer.ts'
import { createSetInstaller } from './set-installer.ts'
import { createVecInstaller } from './vec-installer.ts'

/** @param empty - the collection with nothing in it */
export function createCollectionInstaller(
  empty: Collection,
  bounds: ItemBounds,
): SectionInstaller<Collection> {
  switch (empty.kind) {
    case 'map':
      return createMapInstaller(empty, bounds)
    case 'vec':
      return createVecInstaller(empty, bounds)
    case 'set':
      return createSetInstaller(empty, bounds)
    case 'queue':
      return createQueueInstaller(empty, bounds)
    default:
      return createCellInstaller(empty, bounds)
  }
}
