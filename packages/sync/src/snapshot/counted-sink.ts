import type { SnapshotSink, Staged, VerifiedSnapshot } from './snapshot-sink.ts'

/** A sink that knows what it still has to do, and calls back no more once it was ended. */
export interface CountedSink {
  /** Calls that were not answered yet. */
  readonly pending: number
  /** Leaves that were handed over and are not staged yet, and those that are being put together. */
  readonly pendingBytes: number
  /** For a leaf that is put together from parts; less again when that is over. */
  reserve(bytes: number): void
  begin(snapshot: VerifiedSnapshot, done: (staged: Iterable<number>) => void): void
  put(from: number, leaves: readonly Uint8Array[], bytes: number): void
  finish(done: () => void): void
  abort(): void
  /** Calls back no more. */
  end(): void
}

export interface CountedSinkOptions {
  /** Something was done. */
  changed(): void
  failed(error: Error): void
}

export function createCountedSink(
  sink: SnapshotSink,
  { changed, failed }: CountedSinkOptions,
): CountedSink {
  let ended = false
  let pending = 0
  let pendingBytes = 0
  const answered = (bytes: number, error: Error | null, done: () => void) => {
    if (ended) return
    pending -= 1
    pendingBytes -= bytes
    if (error === null) done()
    else failed(error)
    changed()
  }
  return {
    get pending() {
      return pending
    },
    get pendingBytes() {
      return pendingBytes
    },
    reserve(bytes) {
      pendingBytes += bytes
    },
    begin(snapshot, done) {
      pending += 1
      sink.begin(snapshot, (staged: Staged) => {
        answered(0, staged.ok ? null : staged.error, () => staged.ok && done(staged.staged))
      })
    },
    put(from, leaves, bytes) {
      pending += 1
      pendingBytes += bytes
      sink.put(from, leaves, (error) => answered(bytes, error, () => undefined))
    },
    finish(done) {
      pending += 1
      sink.finish((error) => answered(0, error, done))
    },
    abort: () => sink.abort(),
    end() {
      ended = true
    },
  }
}
