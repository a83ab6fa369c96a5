import { hashLeaf } from '@tesela/merkle'
import type { DiskFile } from '../disk.ts'
import { SnapshotClosedError, SnapshotDamagedError } from '../errors.ts'
import { diskFailure } from './disk-failure.ts'
import { decodeLeafFrame, LEAF_FRAME_BYTES } from './leaf-frame.ts'
import { readChecked } from './read-checked.ts'
import type { SnapshotIndex } from './read-index.ts'
import type { SnapshotId, StoredSnapshot } from './snapshot-store.ts'

/** A snapshot that the store can take away from who reads it. */
export interface OpenedSnapshot extends StoredSnapshot {
  /** Waits for the reads under way; later ones reject with this. */
  revoke(reason: Error): Promise<void>
}

export interface OpenedSnapshotParts {
  readonly id: SnapshotId
  readonly manifest: Uint8Array
  readonly index: SnapshotIndex
  /** The leaf files, in their order. Closed with the snapshot. */
  readonly files: readonly DiskFile[]
  readonly onClose: (snapshot: OpenedSnapshot) => void
}

export function createOpenedSnapshot(parts: OpenedSnapshotParts): OpenedSnapshot {
  return new FileSnapshot(parts)
}

/** Leaves that stand one behind the other in one file, [from, to). */
interface Run {
  readonly from: number
  readonly to: number
}

class FileSnapshot implements OpenedSnapshot {
  readonly id: SnapshotId
  readonly manifest: Uint8Array
  readonly #index: SnapshotIndex
  readonly #files: readonly DiskFile[]
  readonly #onClose: (snapshot: OpenedSnapshot) => void
  readonly #reads = new Set<Promise<unknown>>()
  /** Why nothing is read any more. */
  #ended: Error | null = null
  #closing: Promise<void> | null = null

  constructor({ id, manifest, index, files, onClose }: OpenedSnapshotParts) {
    this.id = id
    this.manifest = manifest
    this.#index = index
    this.#files = files
    this.#onClose = onClose
  }

  get bytes(): number {
    return this.#index.bytes
  }

  get leaves(): number {
    return this.#index.digests.length
  }

  get digests(): readonly string[] {
    return this.#index.digests
  }

  async read(
    from: number,
    maxBytes: number,
    maxLeaves = Number.POSITIVE_INFINITY,
  ): Promise<readonly Uint8Array[]> {
    if (this.#ended !== null) throw this.#ended
    if (!Number.isInteger(from) || from < 0 || from >= this.leaves) {
      throw new RangeError(`the snapshot has no leaf ${from}`)
    }
    const reading = this.#read(from, this.#end(from, maxBytes, maxLeaves))
    this.#reads.add(reading)
    try {
      return await reading
    } finally {
      this.#reads.delete(reading)
    }
  }

  close(): Promise<void> {
    return this.revoke(new SnapshotClosedError())
  }

  revoke(reason: Error): Promise<void> {
    this.#ended ??= reason
    this.#closing ??= this.#finish()
    return this.#closing
  }

  async #finish(): Promise<void> {
    await Promise.allSettled(this.#reads)
    await Promise.all(this.#files.map((file) => file.close()))
    this.#onClose(this)
  }

  async #read(from: number, end: number): Promise<readonly Uint8Array[]> {
    const leaves: Uint8Array[] = []
    try {
      for (const run of this.#runs(from, end)) await this.#readRun(run, leaves)
    } catch (error) {
      throw diskFailure(`read of snapshot ${this.id.term}-${this.id.index}`, error)
    }
    return leaves
  }

  /** Behind the last leaf that fits. */
  #end(from: number, maxBytes: number, maxLeaves: number): number {
    const { places } = this.#index
    const most = Math.min(this.leaves, from + maxLeaves)
    let left = maxBytes - places.length(from)
    let end = from + 1
    while (end < most && places.length(end) <= left) left -= places.length(end++)
    return end
  }

  *#runs(from: number, end: number): Generator<Run> {
    for (let start = from; start < end; ) {
      let to = start + 1
      while (to < end && this.#follows(to)) to++
      yield { from: start, to }
      start = to
    }
  }

  #follows(ordinal: number): boolean {
    const { places } = this.#index
    const before = ordinal - 1
    const endBefore = places.offset(before) + LEAF_FRAME_BYTES + places.length(before)
    return places.file(ordinal) === places.file(before) && places.offset(ordinal) === endBefore
  }

  async #readRun({ from, to }: Run, leaves: Uint8Array[]): Promise<void> {
    const { places, digests } = this.#index
    const file = this.#files[places.file(from) - 1]
    if (file === undefined) throw new RangeError(`leaf ${from} is in no file`)
    const start = places.offset(from)
    const end = places.offset(to - 1) + LEAF_FRAME_BYTES + places.length(to - 1)
    const bytes = await readChecked(file, start, end - start)
    for (let ordinal = from; ordinal < to; ordinal++) {
      const at = places.offset(ordinal)
      const length = places.length(ordinal)
      const frame = decodeLeafFrame(bytes, at - start)
      if (frame?.ordinal !== ordinal || frame.length !== length) {
        throw new SnapshotDamagedError(file.path, at, `the frame of leaf ${ordinal} is wrong`)
      }
      const leafAt = at - start + LEAF_FRAME_BYTES
      const leaf = new Uint8Array(bytes.buffer, bytes.byteOffset + leafAt, length)
      if (hashLeaf(leaf) !== digests[ordinal]) {
        throw new SnapshotDamagedError(file.path, at, `leaf ${ordinal} has another digest`)
      }
      leaves.push(leaf)
    }
  }
}
