import type { ByteString } from '../byte-string.ts'
import type { TreeNode } from './node.ts'
import { rankOf } from './search.ts'

/** Keys at or after `from`, before `to` and with `prefix`; absent: unbounded. A reversed order is a matter of walking. */
export interface KeyRange {
  readonly from?: ByteString
  readonly to?: ByteString
  readonly prefix?: ByteString
  /** From the highest key down. */
  readonly reverse?: boolean
}

/** The positions that a range of keys has in a sorted tree: from, and before. */
export function positionsOf<V>(
  root: TreeNode<V> | null,
  range: KeyRange,
): readonly [from: number, to: number] {
  const { prefix } = range
  let from = range.from === undefined ? 0 : rankOf(root, range.from)
  let to = range.to === undefined ? (root?.size ?? 0) : rankOf(root, range.to)
  if (prefix !== undefined) {
    from = Math.max(from, rankOf(root, prefix))
    const end = endOfPrefix(prefix)
    if (end !== null) to = Math.min(to, rankOf(root, end))
  }
  return [from, Math.max(from, to)]
}

/** The first key behind all that have the prefix; null: there is none. */
function endOfPrefix(prefix: ByteString): ByteString | null {
  const kept = prefix.replace(/\xff+$/, '')
  if (kept === '') return null
  return kept.slice(0, -1) + String.fromCharCode(kept.charCodeAt(kept.length - 1) + 1)
}
