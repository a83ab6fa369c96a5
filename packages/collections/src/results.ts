import { Result } from '@tesela/protos/collections'
import { encodeLargeResult } from './encode-large-result.ts'
import type { Stepped } from './steps.ts'

const encodedConstants = new WeakMap<Result, Uint8Array>()

/** A result that many operations share: it is encoded once. */
export function constantResult(result: Result): Result {
  // Copied out of the pool, so that a session keeps the bytes as they are.
  encodedConstants.set(result, new Uint8Array(Result.encode(result)))
  return result
}

export function encodeResult(result: Result): Uint8Array {
  return encodedConstants.get(result) ?? Result.encode(result)
}

/** The same of a result that may have a long list: that takes steps. */
export function encodeAnyResult(result: Result): Stepped<Uint8Array> {
  return encodedConstants.get(result) ?? encodeLargeResult(result) ?? Result.encode(result)
}

export const done = constantResult({ done: {} })
