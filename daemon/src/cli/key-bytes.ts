import { argumentBytes } from './argument-bytes.ts'

/** @throws UsageError when the argument was not UTF-8 */
export function keyBytes(text: string): Uint8Array {
  return argumentBytes(
    'KEY',
    text,
    '`tesela import` takes, and `tesela export` prints, any key as "keyBase64"',
  )
}
