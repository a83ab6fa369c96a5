import type { Answer } from '@tesela/protos/collections'
import { cellEntryOf } from './cell-entry.ts'
import type { CellCollection } from './collection.ts'

export function getFromCell({ entry }: CellCollection): Answer {
  return { cell: entry === null ? {} : { entry: cellEntryOf(entry) } }
}
