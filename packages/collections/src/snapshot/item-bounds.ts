import type { Limits } from '@tesela/protos/collections'
import { LeafError } from '../errors.ts'
import type { ItemCodec } from '../tree/format.ts'
import type { LeafOrigin } from '../tree/leaf-builder.ts'

/** What items of a state with some header cannot be beyond, and who wrote them. */
export interface ItemBounds {
  /** Revision of the state: nothing in it is younger. */
  readonly anchor: number
  readonly logTime: number
  readonly limits: Readonly<Limits>
  readonly origin: LeafOrigin
}

/** A codec that reads only what the check has nothing against: the check answers what is wrong, or null. */
export function checkedCodec<V>(
  codec: ItemCodec<V>,
  check: (key: string, value: V) => string | null,
): ItemCodec<V> {
  return {
    encode: codec.encode,
    decode(reader) {
      const item = codec.decode(reader)
      const wrong = check(item[0], item[1])
      if (wrong !== null) throw new LeafError(wrong)
      return item
    },
  }
}

/** Of revisions that follow each other: the first one is of an entry, the last one not beyond the anchor. */
export function checkRevisions(first: number, last: number, bounds: ItemBounds): string | null {
  return first >= 1 && first <= last && last <= bounds.anchor
    ? null
    : 'an item has a revision of no entry'
}

export function checkKeyBytes(key: string, { limits }: ItemBounds): string | null {
  return key.length <= limits.maxKeyBytes ? null : 'a key is over max_key_bytes'
}

export function checkValueBytes(value: string, { limits }: ItemBounds): string | null {
  return value.length <= limits.maxValueBytes ? null : 'a value is over max_value_bytes'
}
