import type { AtomicCheck } from '@tesela/protos/collections'
import { type ByteString, byteString } from './byte-string.ts'
import type { CollectionDraft } from './collection-draft.ts'
import { type Refusal, wrongKind } from './rejections.ts'
import { vecIdOf } from './vec-id.ts'

/** What a check looks at. */
export interface CheckedEntry {
  readonly modified: number
  /** Undefined where an entry is only there: in a set. */
  readonly value: ByteString | undefined
}

/** The entry that the check names; null: it is absent. */
export function entryAt(
  collection: CollectionDraft,
  { key, place }: AtomicCheck,
): CheckedEntry | Refusal | null {
  switch (collection.kind) {
    case 'map':
    case 'queue':
      if (key === undefined) break
      return collection.get(byteString(key)) ?? null
    case 'set': {
      if (key === undefined) break
      const modified = collection.get(byteString(key))
      return modified === undefined ? null : { modified, value: undefined }
    }
    case 'vec': {
      if (place === undefined) break
      const { id, index = 0 } = place
      const position =
        id === undefined ? index : collection.positionOf(vecIdOf(id.revision, id.ordinal))
      return collection.at(position)?.[1] ?? null
    }
    default:
      if (key !== undefined || place !== undefined) break
      return collection.entry
  }
  return wrongKind(collection, 'a check of another kind of entry')
}
