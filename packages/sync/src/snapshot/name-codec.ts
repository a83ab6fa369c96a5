import type * as protos from '@tesela/protos/sync'
import { boundedDigests, boundedNumber } from '../codec/bounds.ts'
import { bytesOfDigests } from '../digest-bytes.ts'
import { MalformedMessageError } from '../errors.ts'
import type { SnapshotName } from './snapshot-name.ts'

export function protoOfName({ anchor, term, root }: SnapshotName): protos.SnapshotName {
  return { anchor, term, root: bytesOfDigests([root]) }
}

/** @throws MalformedMessageError */
export function nameOfProto(proto: protos.SnapshotName | undefined): SnapshotName {
  if (proto === undefined) throw new MalformedMessageError('no snapshot is named')
  const [root, ...more] = boundedDigests(proto.root, 1)
  if (root === undefined || more.length > 0) throw new MalformedMessageError('no root is named')
  return { anchor: boundedNumber(proto.anchor, 1), term: boundedNumber(proto.term, 1), root }
}
