import { createHash } from 'node:crypto'

export interface RepeatedKeys {
  /** Whether the key came before; counts it if so. */
  isRepeated(key: Uint8Array): boolean
  readonly count: number
}

/** Longer keys are remembered by their digest, so that what is kept does not grow with them. */
const longestKept = 32

/** Counts keys that come more than once. Remembers every key, at some hundred bytes each. */
export function countRepeatedKeys(): RepeatedKeys {
  const seen = new Set<string>()
  let count = 0
  return {
    isRepeated(key) {
      const name =
        key.length <= longestKept
          ? Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1')
          : createHash('sha256').update(key).digest('base64')
      if (!seen.has(name)) {
        seen.add(name)
        return false
      }
      count += 1
      return true
    },
    get count() {
      return count
    },
  }
}
