import type { CellEntry } from '@tesela/protos/collections'
import { bytesOf } from './byte-string.ts'
import type { CellValue } from './collection.ts'

/** The content as clients see it. */
export function cellEntryOf({ value, created, modified }: CellValue): CellEntry {
  return { value: bytesOf(value), created, modified }
}
