import type { Index, Millis, SnapshotMeta } from '@tesela/raft'
import { type SnapshotStore, StorageFailedError, type StoredSnapshot } from '@tesela/storage'
import type { ServableSnapshot, SnapshotManifest, SnapshotName, SnapshotSource } from '@tesela/sync'
import type { Logger } from '../logger.ts'
import type { Clock } from '../seams.ts'

/** A snapshot that the log names: a restart would begin from it, or from a newer one. */
export interface ShelvedSnapshot {
  readonly meta: SnapshotMeta
  readonly manifest: SnapshotManifest
  readonly stored: StoredSnapshot
}

/**
 * The snapshots that are kept: the newest; while no majority vouches for that, the newest that one vouches for; and those
 * that somebody still reads.
 */
export interface Shelf extends SnapshotSource {
  readonly current: ShelvedSnapshot | null
  /** As so many releases of a holder that forgot them: it says nothing of how long fetching one takes. */
  takeBack(name: SnapshotName, holds: number): void
  /** The log names it from now on. */
  put(snapshot: ShelvedSnapshot): void
  /** To be called now and then: a majority may vouch for the newest by now, and what is kept no more goes. */
  tidy(): void
  /** Only the newest is kept, and what somebody reads: the room is needed. Resolves when the others are gone. */
  thin(): Promise<void>
  /** Those up to this index are taken away at once: what they are of is wrong. Resolves when nobody has one open. */
  clear(upTo: Index): Promise<void>
  /** How long others took to fetch one, lately; 0: nobody did. */
  readonly transferMs: Millis
  /** When what was dropped is gone. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface ShelfOptions {
  readonly snapshots: SnapshotStore
  readonly clock: Pick<Clock, 'now'>
  serving(): boolean
  /** Whether a majority vouches for it, as far as is remembered: of old marks it is not. */
  sealed(name: SnapshotName): boolean
  disputed(name: SnapshotName): boolean
  readonly logger: Logger
  /** One cannot be read, and nobody be served from it: whoever needs it finds the log cut. */
  damaged(): void
  /** The disk failed. */
  failed(error: unknown): void
}

export function createShelf(options: ShelfOptions): Shelf {
  return new HeldShelf(options)
}

interface Place {
  readonly snapshot: ShelvedSnapshot
  /** Once a majority vouches for it that stays so, however many marks ago it is. */
  isSealed: boolean
  holders: number
  /** When the first of them came. */
  since: Millis
}

class HeldShelf implements Shelf {
  readonly #options: ShelfOptions
  /** The newest last. */
  #places: readonly Place[] = []
  /** Cleared while somebody held them, who still releases them, though one of that name be on the shelf again. */
  #cleared: readonly Place[] = []
  #dropping: Promise<void> = Promise.resolve()
  transferMs: Millis = 0

  constructor(options: ShelfOptions) {
    this.#options = options
  }

  get current(): ShelvedSnapshot | null {
    return this.#places.at(-1)?.snapshot ?? null
  }

  put(snapshot: ShelvedSnapshot): void {
    const newest = this.current?.meta.index ?? 0
    if (snapshot.meta.index <= newest) {
      throw new RangeError(`a snapshot at ${snapshot.meta.index} behind one at ${newest}`)
    }
    const before = this.#cleared.find(isNamed(snapshot.manifest))
    this.#cleared = this.#cleared.filter((place) => place !== before)
    const { holders, since } = before ?? { holders: 0, since: 0 }
    this.#places = [...this.#places, { snapshot, isSealed: false, holders, since }]
    this.tidy()
  }

  tidy(): void {
    for (const place of this.#places) this.#look(place)
    // What others fetch now is the one before, until the next is as good (sync.md §4).
    this.#drop(this.#newestSealed())
  }

  thin(): Promise<void> {
    this.#drop(null)
    return this.#dropping
  }

  settled(): Promise<void> {
    return this.#dropping
  }

  clear(upTo: Index): Promise<void> {
    const gone = this.#places.filter(({ snapshot }) => snapshot.meta.index <= upTo)
    this.#places = this.#places.filter((place) => !gone.includes(place))
    this.#cleared = [...this.#cleared, ...gone.filter(({ holders }) => holders > 0)]
    return Promise.all([
      this.#dropping,
      ...gone.map(({ snapshot }) => snapshot.stored.close()),
    ]).then(() => undefined)
  }

  async close(): Promise<void> {
    await this.#dropping
    await Promise.all(this.#places.map(({ snapshot }) => snapshot.stored.close()))
  }

  serving(): boolean {
    return this.#options.serving()
  }

  newest(): ServableSnapshot | null {
    const place = this.#places.at(-1)
    return place === undefined ? null : this.#servable(place)
  }

  newestSealed(): ServableSnapshot | null {
    const place = this.#newestSealed()
    return place === null ? null : this.#servable(place)
  }

  find(name: SnapshotName): ServableSnapshot | null {
    const place = this.#placeOf(name)
    return place === undefined ? null : this.#servable(place)
  }

  hold(name: SnapshotName): void {
    const place = this.#placeOf(name)
    if (place === undefined) return
    if (place.holders === 0) place.since = this.#options.clock.now()
    place.holders += 1
  }

  release(name: SnapshotName): void {
    const place = this.#giveBack(name, 1)
    if (place?.holders === 0) this.transferMs = this.#options.clock.now() - place.since
    this.tidy()
  }

  takeBack(name: SnapshotName, holds: number): void {
    this.#giveBack(name, holds)
    this.tidy()
  }

  /** The place, if it is on the shelf. */
  #giveBack(name: SnapshotName, holds: number): Place | undefined {
    const place = this.#placeOf(name)
    const held = place ?? this.#cleared.find(isNamed(name))
    if (held === undefined) return undefined
    held.holders -= holds
    this.#cleared = this.#cleared.filter(({ holders }) => holders > 0)
    return place
  }

  read(
    name: SnapshotName,
    { from, count, maxBytes }: Parameters<SnapshotSource['read']>[1],
    done: (leaves: readonly Uint8Array[] | null) => void,
  ): void {
    const place = this.#placeOf(name)
    if (place === undefined) {
      done(null)
      return
    }
    place.snapshot.stored.read(from, maxBytes, count).then(done, (error: unknown) => {
      this.#failed(error)
      this.#options.damaged()
      done(null)
    })
  }

  #newestSealed(): Place | null {
    return this.#places.findLast((place) => this.#look(place)) ?? null
  }

  #look(place: Place): boolean {
    place.isSealed ||= this.#options.sealed(place.snapshot.manifest)
    return place.isSealed
  }

  #placeOf(name: SnapshotName): Place | undefined {
    return this.#places.find(isNamed(name))
  }

  #servable(place: Place): ServableSnapshot {
    const { manifest, stored } = place.snapshot
    const { anchor, term, root } = manifest
    const name = { anchor, term, root }
    return {
      ...name,
      sealed: this.#look(place),
      disputed: this.#options.disputed(name),
      manifest: stored.manifest,
      digests: stored.digests,
    }
  }

  /** All but the newest, those that somebody reads, and one that is kept beside them. */
  #drop(kept: Place | null): void {
    const newest = this.#places.at(-1)
    const isKept = (place: Place) => place === newest || place === kept || place.holders > 0
    const gone = this.#places.filter((place) => !isKept(place))
    if (gone.length === 0) return
    this.#places = this.#places.filter(isKept)
    for (const { snapshot } of gone) {
      this.#dropping = this.#dropping.then(() => this.#remove(snapshot.stored))
    }
  }

  async #remove(stored: StoredSnapshot): Promise<void> {
    try {
      await stored.close()
      await this.#options.snapshots.remove(stored.id)
    } catch (error) {
      this.#failed(error)
    }
  }

  #failed(error: unknown): void {
    const { failed, logger } = this.#options
    if (error instanceof StorageFailedError) failed(error)
    else logger.error({ error }, 'a snapshot on disk cannot be read or deleted')
  }
}

function isNamed({ anchor, term, root }: SnapshotName): (place: Place) => boolean {
  return ({ snapshot: { manifest } }) =>
    manifest.anchor === anchor && manifest.term === term && manifest.root === root
}
