import { type RootReport, SyncFrame } from '@tesela/protos/sync'
import type { ReplicaId } from '@tesela/raft'
import {
  MalformedMessageError,
  type SnapshotMessage,
  snapshotFrameLimits,
  snapshotMessageOf,
} from '@tesela/sync'
import { MalformedFrameError } from '../errors.ts'
import type { TermedRoots } from '../types.ts'

/** What members tell each other about the roots of their states. */
export type SyncMessage =
  | { readonly type: 'report'; readonly roots: TermedRoots }
  | { readonly type: 'verdict'; readonly sealed: TermedRoots; readonly by: readonly ReplicaId[] }

/** Far above any limit of a group; with names of the longest, what fits in a frame. */
const MAX_COLLECTIONS = 16_384
const MAX_NAME_LENGTH = 128
const MAX_VOTERS = 1024
const MAX_REPLICA_LENGTH = 512
const DIGEST_BYTES = 32

export function encodeSyncFrame(message: SyncMessage): Uint8Array {
  return SyncFrame.encode(
    message.type === 'report'
      ? { report: reportOf(message.roots) }
      : { verdict: { sealed: reportOf(message.sealed), sealedBy: [...message.by] } },
  )
}

/** Null: a message of a newer version, which is nothing to us. Throws `MalformedFrameError`. */
export function decodeSyncFrame(body: Uint8Array): SyncMessage | SnapshotMessage | null {
  let frame: SyncFrame
  try {
    frame = SyncFrame.decode(body, {
      limits: {
        ...snapshotFrameLimits,
        report: { collections: MAX_COLLECTIONS },
        verdict: { sealedBy: MAX_VOTERS, sealed: { collections: MAX_COLLECTIONS } },
      },
    })
  } catch (cause) {
    throw new MalformedFrameError('a message about roots does not decode', { cause })
  }
  const catchUp = catchUpMessage(frame)
  if (catchUp !== null) return catchUp
  const { report, verdict } = frame
  if (report !== undefined) return { type: 'report', roots: rootsOf(report) }
  if (verdict === undefined) return null
  const { sealed, sealedBy } = verdict
  if (sealed === undefined || sealedBy.some((id) => id.length > MAX_REPLICA_LENGTH)) {
    throw new MalformedFrameError('a verdict without roots, or by nobody')
  }
  return { type: 'verdict', sealed: rootsOf(sealed), by: sealedBy }
}

function catchUpMessage(frame: SyncFrame): SnapshotMessage | null {
  try {
    return snapshotMessageOf(frame)
  } catch (cause) {
    if (!(cause instanceof MalformedMessageError)) throw cause
    throw new MalformedFrameError(cause.message, { cause })
  }
}

function reportOf(roots: TermedRoots): RootReport {
  const { anchor, term, root, header, sessions, collections, log } = roots
  return {
    anchor,
    term,
    root: bytesOf(root),
    header: bytesOf(header),
    sessions: bytesOf(sessions),
    collections: collections.map((each) => ({ name: each.name, root: bytesOf(each.root) })),
    log: bytesOf(log ?? ''),
  }
}

function rootsOf({ anchor, term, collections, ...digests }: RootReport): TermedRoots {
  for (const number of [anchor, term]) {
    if (!Number.isSafeInteger(number) || number < 1) {
      throw new MalformedFrameError('roots at a place that is none')
    }
  }
  return {
    anchor,
    term,
    root: digestOf(digests.root),
    header: digestOf(digests.header),
    sessions: digestOf(digests.sessions),
    collections: collections.map(({ name, root }) => {
      if (name.length > MAX_NAME_LENGTH) throw new MalformedFrameError('a name that is too long')
      return { name, root: digestOf(root) }
    }),
    log: digests.log.length === 0 ? null : digestOf(digests.log),
  }
}

function bytesOf(digest: string): Uint8Array {
  return Uint8Array.from(digest, (character) => character.charCodeAt(0))
}

/** Copies: the body is a view. */
function digestOf(bytes: Uint8Array): string {
  if (bytes.length !== DIGEST_BYTES) throw new MalformedFrameError('a digest of another length')
  return String.fromCharCode(...bytes)
}
