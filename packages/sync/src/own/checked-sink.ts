import { type Digest, hashLeaf } from '@tesela/merkle'
import { createCopier } from '../codec/copier.ts'
import { SnapshotCrowdedError, SnapshotMismatchError } from '../errors.ts'
import { createLeafCheck } from '../snapshot/leaf-check.ts'
import { decodeManifest } from '../snapshot/manifest-codec.ts'
import type { SnapshotTarget } from '../snapshot/messages.ts'
import { keyOf, nameOf } from '../snapshot/snapshot-name.ts'
import type { SnapshotSink, VerifiedSnapshot } from '../snapshot/snapshot-sink.ts'
import { verifyManifest } from '../snapshot/verify-manifest.ts'

/**
 * Takes nothing on trust but the target: manifest, digests and leaves are compared with what its root binds (C16, C24).
 * What is compared is a copy: the sink works later, and the memory that it was given is the strategy's.
 */
export interface CheckedSink extends SnapshotSink {
  /** The sink has not answered yet. */
  readonly busy: boolean
  /** The snapshot that was taken in; null: none was. */
  readonly finished: SnapshotTarget | null
}

export interface CheckedSinkOptions {
  readonly sink: SnapshotSink
  readonly groupId: Uint8Array
  /** Leaves that were put in and are not staged yet, but for a run that alone is larger. */
  readonly maxBufferedBytes: number
  /** What the leader named, and the session took up. */
  target(): SnapshotTarget | null
  /** Who was called back threw. */
  thrown(error: unknown): void
}

export function createCheckedSink(options: CheckedSinkOptions): CheckedSink {
  const { sink, groupId, maxBufferedBytes, target, thrown } = options
  let begun: { readonly target: SnapshotTarget; readonly digests: readonly Digest[] } | null = null
  let finished: SnapshotTarget | null = null
  let pending = 0
  let waiting = 0
  const answered =
    <Answer>(done: (answer: Answer) => void) =>
    (answer: Answer) => {
      pending -= 1
      try {
        done(answer)
      } catch (error) {
        thrown(error)
      }
    }
  return {
    get busy() {
      return pending > 0
    },
    get finished() {
      return finished
    },
    begin(snapshot, done) {
      // Or it would be at work, and get nowhere, for ever.
      if (begun !== null && keyOf(begun.target) === key(target())) {
        done({ ok: false, error: new SnapshotMismatchError('what is begun already') })
        return
      }
      begun = null
      let checked: { readonly target: SnapshotTarget; readonly snapshot: VerifiedSnapshot }
      try {
        checked = check(snapshot, target(), groupId)
      } catch (error) {
        done({ ok: false, error: mismatch(error) })
        return
      }
      begun = { target: checked.target, digests: checked.snapshot.digests.flat() }
      pending += 1
      sink.begin(checked.snapshot, answered(done))
    },
    put(from, leaves, done) {
      const bytes = leaves.reduce((sum, { length }) => sum + length, 0)
      if (waiting > 0 && waiting + bytes > maxBufferedBytes) {
        done(new SnapshotCrowdedError(waiting + bytes, maxBufferedBytes))
        return
      }
      const own = leaves.map(createCopier(bytes))
      if (!own.every((leaf, at) => hashLeaf(leaf) === begun?.digests[from + at])) {
        done(new SnapshotMismatchError('leaves that do not stand there'))
        return
      }
      pending += 1
      waiting += bytes
      const staged = (error: Error | null) => {
        waiting -= bytes
        done(error)
      }
      sink.put(from, own, answered(staged))
    },
    finish(done) {
      const of = begun?.target ?? null
      if (of === null || keyOf(of) !== key(target())) {
        done(new SnapshotMismatchError('an end of what was not begun'))
        return
      }
      pending += 1
      sink.finish(
        answered((error) => {
          if (error === null) finished = of
          done(error)
        }),
      )
    },
    abort: () => sink.abort(),
  }
}

const key = (target: SnapshotTarget | null) => (target === null ? null : keyOf(target))

/** @throws SnapshotMismatchError, ManifestInvalidError */
function check(
  { manifestBytes: givenBytes, digests: givenDigests, ...name }: VerifiedSnapshot,
  target: SnapshotTarget | null,
  groupId: Uint8Array,
): { readonly target: SnapshotTarget; readonly snapshot: VerifiedSnapshot } {
  if (target === null || keyOf(name) !== keyOf(target)) {
    throw new SnapshotMismatchError('a snapshot that the leader did not name')
  }
  const manifestBytes = new Uint8Array(givenBytes)
  const digests = givenDigests.map((section) => [...section])
  const manifest = decodeManifest(manifestBytes)
  verifyManifest(manifest, { ...nameOf(target), groupId })
  const counts = manifest.sections.map(({ leaves }) => leaves)
  if (counts.length !== digests.length || counts.some((of, at) => digests[at]?.length !== of)) {
    throw new SnapshotMismatchError('digests of other sections')
  }
  const leaves = createLeafCheck(manifest)
  for (const digest of digests.flat()) leaves.add(digest)
  leaves.finish()
  // Whether a majority vouches for it, the leader says, too.
  const { sealed } = target
  return { target, snapshot: { ...nameOf(target), sealed, manifest, manifestBytes, digests } }
}

function mismatch(cause: unknown): SnapshotMismatchError {
  if (cause instanceof SnapshotMismatchError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new SnapshotMismatchError(reason, { cause })
}
