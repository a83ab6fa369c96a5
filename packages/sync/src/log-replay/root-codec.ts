import type * as protos from '@tesela/protos/log-sync'
import { boundedDigests, boundedNumber } from '../codec/bounds.ts'
import { bytesOfDigests } from '../digest-bytes.ts'
import { MalformedMessageError } from '../errors.ts'
import type { LogRoot } from './log-root.ts'

export function protoOfRoot({ runs, last, root }: LogRoot): protos.LogRoot {
  return { runs, last, root: bytesOfDigests([root]) }
}

/** A run has an entry at least: an empty or inverted range is refused before anything is done for it (C1). @throws MalformedMessageError */
export function rootOfProto(proto: protos.LogRoot | undefined): LogRoot {
  if (proto === undefined) throw new MalformedMessageError('no root is named')
  const [root, ...more] = boundedDigests(proto.root, 1)
  if (root === undefined || more.length > 0) throw new MalformedMessageError('no root is named')
  const runs = boundedNumber(proto.runs, 0)
  const last = boundedNumber(proto.last, runs)
  if (runs === 0 && last > 0) throw new MalformedMessageError('entries without a run')
  return { runs, last, root }
}
