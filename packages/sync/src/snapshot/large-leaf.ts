import { type Digest, hashLeaf } from '@tesela/merkle'
import type { SnapshotAnswer } from './messages.ts'

type Part = Extract<SnapshotAnswer, { type: 'leafPart' }>

/** A leaf that comes in parts, in order and all from one source: it can only be judged whole. */
export interface LargeLeaf {
  readonly ordinal: number
  /** Bytes of the whole leaf. */
  readonly total: number
  /** Where the next part begins. */
  readonly offset: number
  /** The leaf, where the part was the last; else 'more', or why the part cannot be. */
  add(part: Part): Uint8Array | 'more' | { readonly invalid: string }
}

export function createLargeLeaf(
  first: Pick<Part, 'ordinal' | 'total'>,
  digest: Digest,
  partBytes: number,
): LargeLeaf {
  const { ordinal, total } = first
  const parts: Uint8Array[] = []
  let offset = 0
  return {
    ordinal,
    total,
    get offset() {
      return offset
    },
    add(part) {
      if (part.ordinal !== ordinal || part.offset !== offset || part.total !== total) {
        return { invalid: 'a part of something else' }
      }
      // Full parts only: a source that sends a byte at a time would be kept for ever.
      if (part.data.length !== Math.min(partBytes, total - offset)) {
        return { invalid: 'a part of another length' }
      }
      parts.push(part.data)
      offset += part.data.length
      if (offset < total) return 'more'
      const leaf = new Uint8Array(Buffer.concat(parts))
      return hashLeaf(leaf) === digest ? leaf : { invalid: 'parts of another leaf' }
    },
  }
}
