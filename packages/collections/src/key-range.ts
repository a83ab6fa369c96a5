import type { ByteString } from './byte-string.ts'

/** The first key behind all that have the prefix; null: there is none. */
export function endOfPrefix(prefix: ByteString): ByteString | null {
  const kept = prefix.replace(/\xff+$/, '')
  if (kept === '') return null
  return kept.slice(0, -1) + String.fromCharCode(kept.charCodeAt(kept.length - 1) + 1)
}

/** The key that follows a key: nothing stands between the two. */
export function keyAfter(key: ByteString): ByteString {
  return `${key}\0`
}
