import { UsageError } from './errors.ts'

const utf8 = new TextEncoder()

/**
 * The bytes of an argument. Node has put U+FFFD for every byte that was not UTF-8: what arrives is not what was
 * typed, and different arguments have become one.
 * @throws UsageError that names another way
 */
export function argumentBytes(what: string, text: string, otherWay: string): Uint8Array {
  if (!text.includes('\ufffd')) return utf8.encode(text)
  throw new UsageError(
    `${what} is not UTF-8, or holds U+FFFD, which looks the same here; ${otherWay}.`,
  )
}
