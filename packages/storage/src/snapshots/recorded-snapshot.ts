import type { Digest } from '@tesela/merkle'
import { SnapshotClosedError, SnapshotIncompleteError } from '../errors.ts'
import type { Building } from './building.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import { deleteDirectory } from './delete-directory.ts'
import { diskFailure } from './disk-failure.ts'
import { MAX_LEAF_BYTES } from './leaf-frame.ts'
import { createLeafPlaces, type LeafPlaces } from './leaf-places.ts'
import { createLeafWriter, type LeafWriter } from './leaf-writer.ts'
import { writeManifest } from './manifest-file.ts'
import type { RecordedSnapshot, StoredSnapshot } from './snapshot-store.ts'

export async function createRecordedSnapshot(
  building: Building,
  leaves: number,
): Promise<RecordedSnapshot> {
  const { disk, directory, former, sizes } = building
  // Not durably: what a loss of power brings back goes the next time, and is told by its digests until then.
  for (const old of [directory, former]) {
    if (await disk.exists(old)) await deleteDirectory(disk, old)
  }
  await disk.makeDirectory(directory)
  const places = createLeafPlaces(leaves)
  const writer = createLeafWriter({ disk, directory, sizes, places, files: [], last: null })
  return new Recording(building, places, writer)
}

class Recording implements RecordedSnapshot {
  readonly #building: Building
  readonly #places: LeafPlaces
  readonly #writer: LeafWriter
  #next = 0
  #open = true

  constructor(building: Building, places: LeafPlaces, writer: LeafWriter) {
    this.#building = building
    this.#places = places
    this.#writer = writer
  }

  put(leaf: Uint8Array): Promise<void> | null {
    if (!this.#open) throw new SnapshotClosedError()
    if (leaf.length > MAX_LEAF_BYTES) throw new RangeError(`a leaf of ${leaf.length} bytes`)
    if (this.#next === this.#places.count) throw new RangeError('one leaf too many')
    const writing = this.#writer.put(this.#next, leaf)
    this.#next += 1
    return writing
  }

  async finish(manifest: Uint8Array, digests: readonly Digest[]): Promise<StoredSnapshot> {
    if (!this.#open) throw new SnapshotClosedError()
    const { disk, directory, publish } = this.#building
    const [places, writer] = [this.#places, this.#writer]
    const missing = places.count - this.#next
    if (missing > 0) throw new SnapshotIncompleteError(missing)
    if (digests.length !== places.count) {
      throw new RangeError(`${digests.length} digests of ${places.count} leaves`)
    }
    try {
      await writeManifest(disk, directory, manifest)
      await completeSnapshot(this.#building, { manifest, digests, places, writer })
      const stored = await publish()
      this.#end()
      return stored
    } catch (error) {
      throw diskFailure(directory, error)
    }
  }

  async discard(): Promise<void> {
    if (!this.#open) return
    try {
      await this.#writer.close()
      await this.#building.erase()
    } catch (error) {
      throw diskFailure(this.#building.directory, error)
    } finally {
      this.#end()
    }
  }

  #end(): void {
    this.#open = false
    this.#building.release()
  }
}
