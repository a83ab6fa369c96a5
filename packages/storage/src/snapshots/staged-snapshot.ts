import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import { LeafMismatchError, SnapshotClosedError, SnapshotIncompleteError } from '../errors.ts'
import type { Building, Contents } from './building.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import { diskFailure } from './disk-failure.ts'
import { MAX_LEAF_BYTES } from './leaf-frame.ts'
import type { StagedSnapshot, StoredSnapshot } from './snapshot-store.ts'
import { createTurns } from './turns.ts'

export function createStagedSnapshot(building: Building, contents: Contents): StagedSnapshot {
  return new DirectoryStaging(building, contents)
}

class DirectoryStaging implements StagedSnapshot {
  readonly staged: Set<number>
  readonly #building: Building
  readonly #contents: Contents
  readonly #turn = createTurns()
  #open = true
  /** What a write failed with: nothing more is written here. */
  #failure: Error | null = null

  constructor(building: Building, contents: Contents) {
    this.#building = building
    this.#contents = contents
    this.staged = new Set()
    const { places } = contents
    for (let ordinal = 0; ordinal < places.count; ordinal++) {
      if (places.has(ordinal)) this.staged.add(ordinal)
    }
  }

  get missing(): Iterable<number> {
    const { places } = this.#contents
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
      const missing = this.#contents.places.count - this.staged.size
      if (missing > 0) throw new SnapshotIncompleteError(missing)
      await completeSnapshot(this.#building, this.#contents)
      const stored = await this.#building.publish()
      this.#end()
      return stored
    })
  }

  close(): Promise<void> {
    return this.#turn(async () => {
      if (!this.#open) return
      const { writer } = this.#contents
      try {
        if (this.#failure === null) await writer.sync()
      } catch (error) {
        throw diskFailure(this.#building.directory, error)
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
        await this.#contents.writer.close()
        await this.#building.erase()
      } catch (error) {
        throw diskFailure(this.#building.directory, error)
      } finally {
        this.#end()
      }
    })
  }

  #digestFor(ordinal: number, { length }: Uint8Array): Digest {
    const digest = this.#contents.digests[ordinal]
    if (digest === undefined) throw new RangeError(`the snapshot has no leaf ${ordinal}`)
    if (length > MAX_LEAF_BYTES) throw new RangeError(`a leaf of ${length} bytes`)
    return digest
  }

  async #write(from: number, leaves: readonly Uint8Array[]): Promise<void> {
    const { writer } = this.#contents
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
        this.#failure = diskFailure(this.#building.directory, error)
        throw this.#failure
      }
    })
  }

  #end(): void {
    this.#open = false
    this.#building.release()
  }
}
