import type { CollectionOptions } from '@tesela/protos/collections'
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
