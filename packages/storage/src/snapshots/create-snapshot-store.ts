import type { Digest } from '@tesela/merkle'
import type { Disk } from '../disk.ts'
import {
  type Divergence,
  readDivergence,
  reserveDivergence,
  writeDivergence,
} from '../divergence-file.ts'
import { SnapshotExistsError, SnapshotMissingError, StagingBusyError } from '../errors.ts'
import type { Building } from './building.ts'
import { deleteDirectory } from './delete-directory.ts'
import { directoryBytes } from './directory-bytes.ts'
import { diskFailure } from './disk-failure.ts'
import { openSnapshot } from './open-snapshot.ts'
import { openStaging } from './open-staging.ts'
import { createRecordedSnapshot } from './recorded-snapshot.ts'
import {
  FORMER_NAME,
  parseSnapshotName,
  REMOVED_PREFIX,
  STAGING_NAME,
  snapshotName,
} from './snapshot-layout.ts'
import type { SnapshotSizes } from './snapshot-sizes.ts'
import { defaultSizes } from './snapshot-sizes.ts'
import type {
  RecordedSnapshot,
  SnapshotId,
  SnapshotStore,
  SnapshotStoreOptions,
  StagedSnapshot,
  StoredSnapshot,
} from './snapshot-store.ts'
import { createStagedSnapshot } from './staged-snapshot.ts'
import type { OpenedSnapshot } from './stored-snapshot.ts'
import { createTurns } from './turns.ts'

/**
 * Touches nothing before it is asked to.
 *
 * @param directory of the group; the snapshots are in `snapshots/` of it
 */
export function createSnapshotStore(
  disk: Disk,
  directory: string,
  options: SnapshotStoreOptions = {},
): SnapshotStore {
  return new DirectorySnapshotStore(disk, directory, { ...defaultSizes, ...options })
}

class DirectorySnapshotStore implements SnapshotStore {
  readonly #disk: Disk
  readonly #group: string
  readonly #directory: string
  readonly #sizes: SnapshotSizes
  /** Of everything that changes which finished snapshots there are, and of opening one. */
  readonly #turn = createTurns()
  readonly #opened = new Set<OpenedSnapshot>()
  #isStaging = false

  constructor(disk: Disk, group: string, sizes: SnapshotSizes) {
    this.#disk = disk
    this.#group = group
    this.#directory = `${group}/snapshots`
    this.#sizes = sizes
  }

  list(): Promise<readonly SnapshotId[]> {
    return this.#next(async () => {
      const ids: SnapshotId[] = []
      for (const name of await this.#disk.list(this.#directory)) {
        const id = parseSnapshotName(name)
        if (id !== null) ids.push(id)
      }
      return ids.sort((one, other) => one.index - other.index || one.term - other.term)
    })
  }

  open(id: SnapshotId): Promise<StoredSnapshot> {
    return this.#next(async () => {
      // The name may be there since a process died behind its rename and before the sync.
      if (await this.#disk.exists(this.#path(id))) await this.#disk.syncDirectory(this.#directory)
      return this.#openNow(id)
    })
  }

  stage(
    id: SnapshotId,
    manifest: Uint8Array,
    sections: readonly { readonly leaves: readonly Digest[] }[],
  ): Promise<StagedSnapshot> {
    return this.#build(id, async (building) => {
      const digests = sections.flatMap(({ leaves }) => leaves)
      if (digests.some(({ length }) => length !== 32)) throw new RangeError('a digest has 32 bytes')
      return createStagedSnapshot(building, await openStaging(building, manifest, digests))
    })
  }

  record(id: SnapshotId, leaves: number): Promise<RecordedSnapshot> {
    return this.#build(id, (building) => createRecordedSnapshot(building, leaves))
  }

  /** One at a time, until it is released. */
  async #build<T>(id: SnapshotId, open: (building: Building) => Promise<T>): Promise<T> {
    const path = this.#path(id)
    if (this.#isStaging) throw new StagingBusyError()
    this.#isStaging = true
    try {
      await this.#next(async () => {
        if (await this.#disk.exists(path)) throw new SnapshotExistsError(path)
        await this.#disk.makeDirectory(this.#directory)
        await this.#sweep()
      })
      const directory = `${this.#directory}/${STAGING_NAME}`
      return await open({
        id,
        disk: this.#disk,
        directory,
        former: `${this.#directory}/${FORMER_NAME}`,
        sizes: this.#sizes,
        publish: () => this.#publish(directory, id),
        erase: () => this.#erase(directory),
        release: () => {
          this.#isStaging = false
        },
      })
    } catch (error) {
      this.#isStaging = false
      throw diskFailure(path, error)
    }
  }

  remove(id: SnapshotId): Promise<void> {
    return this.#next(async () => {
      const path = await this.#takeAway(id)
      await this.#sweep()
      const removed = `${this.#directory}/${REMOVED_PREFIX}${snapshotName(id)}`
      await this.#disk.rename(path, removed)
      await this.#disk.syncDirectory(this.#directory)
      await this.#sweep()
    })
  }

  quarantine(id: SnapshotId): Promise<string> {
    return this.#next(async () => {
      const path = await this.#takeAway(id)
      const damaged = `${this.#group}/damaged`
      await this.#disk.makeDirectory(damaged)
      const numbers = (await this.#disk.list(damaged)).map((name) => Number.parseInt(name, 10) || 0)
      const number = 1 + numbers.reduce((most, each) => Math.max(most, each), 0)
      const target = `${damaged}/${number}-snapshot-${snapshotName(id)}`
      await this.#disk.rename(path, target)
      // The new name first: better both than none.
      await this.#disk.syncDirectory(damaged)
      await this.#disk.syncDirectory(this.#directory)
      return target
    })
  }

  divergence(): Promise<Divergence | null> {
    return this.#next(() => readDivergence(this.#disk, this.#group))
  }

  noteDivergence(divergence: Divergence): Promise<void> {
    return this.#next(() => writeDivergence(this.#disk, this.#group, divergence))
  }

  reserveNote(): Promise<void> {
    return this.#next(() => reserveDivergence(this.#disk, this.#group))
  }

  async freeBytes(): Promise<number | null> {
    try {
      return (await this.#disk.freeBytes?.(this.#group)) ?? null
    } catch (error) {
      throw diskFailure(this.#group, error)
    }
  }

  bytes(): Promise<number> {
    return this.#next(async () => {
      let bytes = 0
      for (const name of await this.#disk.list(this.#directory)) {
        bytes += await directoryBytes(this.#disk, `${this.#directory}/${name}`)
      }
      return bytes
    })
  }

  async #openNow(id: SnapshotId): Promise<OpenedSnapshot> {
    const path = this.#path(id)
    if (!(await this.#disk.exists(path))) throw new SnapshotMissingError(path)
    const opened = await openSnapshot(this.#disk, path, id, (it) => this.#opened.delete(it))
    this.#opened.add(opened)
    return opened
  }

  #publish(staging: string, id: SnapshotId): Promise<StoredSnapshot> {
    return this.#next(async () => {
      await this.#disk.rename(staging, this.#path(id))
      await this.#disk.syncDirectory(this.#directory)
      return this.#openNow(id)
    })
  }

  #erase(staging: string): Promise<void> {
    return this.#next(async () => {
      // It has its name already where the reading of it failed: why it did must not be hidden by this.
      if (!(await this.#disk.exists(staging))) return
      await deleteDirectory(this.#disk, staging)
      await this.#disk.syncDirectory(this.#directory)
    })
  }

  /** Ends every reading of it. Returns its path. @throws SnapshotMissingError */
  async #takeAway(id: SnapshotId): Promise<string> {
    const path = this.#path(id)
    if (!(await this.#disk.exists(path))) throw new SnapshotMissingError(path)
    for (const opened of [...this.#opened]) {
      if (opened.id.term !== id.term || opened.id.index !== id.index) continue
      await opened.revoke(new SnapshotMissingError(path))
    }
    return path
  }

  /** Deletes what a removal, finished or cut short, has renamed. */
  async #sweep(): Promise<void> {
    const names = await this.#disk.list(this.#directory)
    const removed = names.filter((name) => name.startsWith(REMOVED_PREFIX))
    for (const name of removed) await deleteDirectory(this.#disk, `${this.#directory}/${name}`)
    if (removed.length > 0) await this.#disk.syncDirectory(this.#directory)
  }

  #path(id: SnapshotId): string {
    return `${this.#directory}/${snapshotName(id)}`
  }

  #next<T>(act: () => Promise<T>): Promise<T> {
    return this.#turn(async () => {
      try {
        return await act()
      } catch (error) {
        throw diskFailure(this.#directory, error)
      }
    })
  }
}
