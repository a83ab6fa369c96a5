import { Result } from '@tesela/protos/collections'

const setApplied: Result = Object.freeze({ mapSet: Object.freeze({ applied: true }) })
const setAppliedBytes = Result.encode(setApplied)

/** What applying a write answered. Of a `set` that is nearly always the same, and one object for all of them then. */
export function decodeResult(bytes: Uint8Array): Readonly<Result> {
  return isSetApplied(bytes) ? setApplied : Result.decode(bytes)
}

function isSetApplied(bytes: Uint8Array): boolean {
  if (bytes.byteLength !== setAppliedBytes.byteLength) return false
  for (let at = 0; at < bytes.byteLength; at++) if (bytes[at] !== setAppliedBytes[at]) return false
  return true
}
