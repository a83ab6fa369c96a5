import type { ByteString } from '../byte-string.ts'

/**
 * The first bytes in which sorted keys differ, as numbers in one row: a search looks at these, which lie side by side,
 * and at hardly any key, each of which lies somewhere else in memory. Where a key belongs is only guessed from them: keys
 * with equal heads stay in doubt. First how many bytes all keys have in common, which are left out; then a head for each
 * key, in order. A cache: nobody's shape or digest depends on it.
 */
export type Heads = number[]

/** Bytes in a head: so many, and a half, are exact in a number. */
const headBytes = 6

/** A half more than the bytes say: an engine stores a row in one piece where none of its numbers is a small whole one. */
const half = 0.5

/** @param keys - ascending */
export function headsOf(keys: readonly ByteString[]): Heads {
  const skip = keys.length === 0 ? 0 : commonBytes(keys[0] ?? '', keys.at(-1) ?? '')
  const heads: Heads = [half]
  heads[0] = skip
  for (const key of keys) heads.push(headOf(key, skip))
  // A copy has no room to grow: a row is more often searched than edited.
  return heads.slice()
}

/** What the head of a key would be beside these, if it has what all of them have in common. */
export function headBeside(heads: Heads, key: ByteString): number {
  return headOf(key, heads[0] ?? 0)
}

/** Puts the head of one more key into the row. @returns whether it has what all others have in common: else nothing is done */
export function insertHead(
  heads: Heads,
  keys: readonly ByteString[],
  slot: number,
  key: ByteString,
): boolean {
  const skip = heads[0] ?? 0
  // What stands between two keys has in common with both what they have with each other.
  const isWithin = slot > 0 && slot < keys.length
  if (!isWithin && commonBytes(keys[slot === 0 ? 0 : slot - 1] ?? '', key) < skip) return false
  const head = headOf(key, skip)
  if (slot + 1 === heads.length) heads.push(head)
  else heads.splice(slot + 1, 0, head)
  return true
}

/** The bytes behind the first `skip` as a number; those that the key lacks count as zeros. */
function headOf(key: ByteString, skip: number): number {
  if (skip + headBytes <= key.length) {
    const high =
      (key.charCodeAt(skip) << 16) | (key.charCodeAt(skip + 1) << 8) | key.charCodeAt(skip + 2)
    const low =
      (key.charCodeAt(skip + 3) << 16) | (key.charCodeAt(skip + 4) << 8) | key.charCodeAt(skip + 5)
    return high * 2 ** 24 + low + half
  }
  let head = 0
  for (let at = skip; at < skip + headBytes; at++) {
    head = head * 256 + (at < key.length ? key.charCodeAt(at) : 0)
  }
  return head + half
}

function commonBytes(one: ByteString, other: ByteString): number {
  const most = Math.min(one.length, other.length)
  let at = 0
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}
