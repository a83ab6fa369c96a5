import type { Digest } from '@tesela/merkle'
import type * as protos from '@tesela/protos/sync'
import { digestsOfBytes } from '../digest-bytes.ts'
import { MalformedMessageError } from '../errors.ts'
import type { SnapshotName } from './snapshot-name.ts'

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

/** @throws MalformedMessageError */
export function snapshotNameOf(name: protos.SnapshotName | undefined): SnapshotName {
  if (name === undefined) throw new MalformedMessageError('no snapshot is named')
  const [root, ...more] = boundedDigests(name.root, 1)
  if (root === undefined || more.length > 0) throw new MalformedMessageError('no root is named')
  return { anchor: boundedNumber(name.anchor, 1), term: boundedNumber(name.term, 1), root }
}
