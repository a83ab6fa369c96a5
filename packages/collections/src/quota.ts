import type { CollectionOptions } from '@tesela/protos/collections'
import { type Collection, contentBytes, sizeOf } from './collection.ts'
import { type Refusal, refuseOver } from './rejections.ts'

interface Bounded {
  readonly options: Readonly<CollectionOptions>
  readonly size: number
  readonly bytes: number
}

export function hasQuota({ options }: Bounded): boolean {
  return options.maxItems > 0 || options.maxBytes > 0
}

/** A write that makes nothing larger is always within the quota. */
export function refuseGrowth(
  collection: Bounded,
  moreItems: number,
  moreBytes: number,
): Refusal | null {
  const { maxItems, maxBytes } = collection.options
  const items = collection.size + moreItems
  const bytes = collection.bytes + moreBytes
  if (maxItems > 0 && moreItems > 0 && items > maxItems) {
    return refuseOver('max_items', maxItems, items)
  }
  if (maxBytes > 0 && moreBytes > 0 && bytes > maxBytes) {
    return refuseOver('max_bytes', maxBytes, bytes)
  }
  return null
}

/** What no write makes of a collection, as words: it is larger than its quotas or its capacity. Null: it is not. */
export function excessOf(collection: Collection): string | null {
  const { maxItems, maxBytes, capacity = 0 } = collection.options
  const items = sizeOf(collection)
  // A cell or a once is one item, whatever the quota.
  if ('items' in collection && maxItems > 0 && items > maxItems) return 'it is over max_items'
  if (capacity > 0 && items > capacity) return 'it is over its capacity'
  return maxBytes > 0 && contentBytes(collection) > maxBytes ? 'it is over max_bytes' : null
}
