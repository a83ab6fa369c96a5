import type { Digest } from '@tesela/merkle'
import { digestsOfBytes } from '../digest-bytes.ts'
import { MalformedMessageError } from '../errors.ts'

/** A safe integer from `least` on. @throws MalformedMessageError */
export function boundedNumber(
  value: number,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new MalformedMessageError(`a number that is none from ${least} to ${most}`)
  }
  return value
}

/** A copy: what was decoded is a view. @throws MalformedMessageError */
export function boundedBytes(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length > most) throw new MalformedMessageError(`more than ${most} bytes`)
  return new Uint8Array(bytes)
}

/** @throws MalformedMessageError */
export function boundedDigests(bytes: Uint8Array, most: number): readonly Digest[] {
  const digests = digestsOfBytes(bytes)
  if (digests === null) throw new MalformedMessageError('digests of another length')
  if (digests.length > most) throw new MalformedMessageError(`more than ${most} digests`)
  return digests
}
