import type { VecItem } from '@tesela/protos/collections'
import { type ByteString, bytesOf } from './byte-string.ts'
import type { VecValue } from './collection.ts'
import { itemIdOf } from './vec-id.ts'

/** The item as clients see it. */
export function vecItemOf(id: ByteString, { value, modified }: VecValue): VecItem {
  return { id: itemIdOf(id), modified, value: bytesOf(value) }
}
