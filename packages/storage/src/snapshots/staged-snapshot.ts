import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { Disk } from '../disk.ts'
import { LeafMismatchError, SnapshotClosedError, SnapshotIncompleteError } from '../errors.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import { diskFailure } from './disk-failure.ts'
import { MAX_LEAF_BYTES } from './leaf-frame.ts'
import type { LeafPlaces } from './leaf-places.ts'
import type { LeafWriter } from './leaf-writer.ts'
import type { SnapshotSizes } from './snapshot-sizes.ts'
import type { SnapshotId, StagedSnapshot, StoredSnapshot } from './snapshot-store.ts'
import { createTurns } from './turns.ts'

export interface StagedSnapshotParts {
  readonly disk: Disk
  /** The staging directory, with a manifest in it. */
  readonly directory: string
  readonly id: SnapshotId
  readonly manifest: Uint8Array
  readonly digests: readonly Digest[]
  readonly places: LeafPlaces
  readonly writer: LeafWriter
  readonly sizes: SnapshotSizes
  /** Gives the complete directory its name. */
  readonly publish: () => Promise<StoredSnapshot>
  /** Deletes the directory. */
  readonly erase: () => Promise<void>
  /** Another one may be staged. */
  readonly release: () => void
}

export function createStagedSnapshot(parts: StagedSnapshotParts): StagedSnapshot {
  return new DirectoryStaging(parts)
}

class DirectoryStaging implements StagedSnapshot {
  readonly staged: Set<number>
  readonly #parts: StagedSnapshotParts
  readonly #turn = createTurns()
  #open = true
  /** What a write failed with: nothing more is written here. */
  #failure: Error | null = null

  constructor(parts: StagedSnapshotParts) {
    this.#parts = parts
    this.staged = new Set()
    const { places } = parts
    for (let ordinal = 0; ordinal < places.count; ordinal++) {
      if (places.has(ordinal)) this.staged.add(ordinal)
    }
  }

  get missing(): Iterable<number> {
    const { places } = this.#parts
    return {
      *[Symbol.iterator]() {
        for (let ordinal = 0; ordinal < places.count; ordinal++) {
          if (!places.has(ordinal)) yield ordinal
        }
      },
    }
  }

  async put(ordinal: number, leaf: Uint8Array): Promise<void> {
    const digest = this.#digestFor(ordinal, leaf)
    if (hashLeaf(leaf) !== digest) throw new LeafMismatchError(ordinal)
    await this.#next(() => this.#write(ordinal, [leaf]))
  }

  async putVerified(from: number, leaves: readonly Uint8Array[]): Promise<void> {
    for (const [at, leaf] of leaves.entries()) this.#digestFor(from + at, leaf)
    await this.#next(() => this.#write(from, leaves))
  }

  finish(): Promise<StoredSnapshot> {
    return this.#next(async () => {
      const missing = this.#parts.places.count - this.staged.size
      if (missing > 0) throw new SnapshotIncompleteError(missing)
      await completeSnapshot(this.#parts)
      const stored = await this.#parts.publish()
      this.#end()
      return stored
    })
  }

  close(): Promise<void> {
    return this.#turn(async () => {
      if (!this.#open) return
      const { writer } = this.#parts
      try {
        if (this.#failure === null) await writer.sync()
      } catch (error) {
        throw diskFailure(this.#parts.directory, error)
      } finally {
        await writer.close()
        this.#end()
      }
    })
  }

  discard(): Promise<void> {
    return this.#turn(async () => {
      if (!this.#open) return
      try {
        await this.#parts.writer.close()
        await this.#parts.erase()
      } catch (error) {
        throw diskFailure(this.#parts.directory, error)
      } finally {
        this.#end()
      }
    })
  }

  #digestFor(ordinal: number, { length }: Uint8Array): Digest {
    const digest = this.#parts.digests[ordinal]
    if (digest === undefined) throw new RangeError(`the snapshot has no leaf ${ordinal}`)
    if (length > MAX_LEAF_BYTES) throw new RangeError(`a leaf of ${length} bytes`)
    return digest
  }

  async #write(from: number, leaves: readonly Uint8Array[]): Promise<void> {
    const { writer } = this.#parts
    for (const [at, leaf] of leaves.entries()) {
      const ordinal = from + at
      if (this.staged.has(ordinal)) continue
      const writing = writer.put(ordinal, leaf)
      if (writing !== null) await writing
      this.staged.add(ordinal)
    }
  }

  /** In its turn. An incomplete snapshot can still be completed; after a failed write nothing is tried again. */
  #next<T>(act: () => Promise<T>): Promise<T> {
    return this.#turn(async () => {
      if (!this.#open) throw new SnapshotClosedError()
      if (this.#failure !== null) throw this.#failure
      try {
        return await act()
      } catch (error) {
        if (error instanceof SnapshotIncompleteError) throw error
        this.#failure = diskFailure(this.#parts.directory, error)
        throw this.#failure
      }
    })
  }

  #end(): void {
    this.#open = false
    this.#parts.release()
  }
}
