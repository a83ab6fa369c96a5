import type { Index, Millis, SnapshotMeta } from '@tesela/raft'
import { DiskFullError, type LogStore, type SnapshotStore } from '@tesela/storage'
import { buildManifest, encodeManifest } from '@tesela/sync'
import type { GroupError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { Mailbox } from '../mailbox.ts'
import type { Pace } from '../pace.ts'
import type { Clock, StateMachine, StateReader } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import { cutLog } from './cut-log.ts'
import type { LogTrail, Place } from './log-trail.ts'
import { recordLeaves } from './record-leaves.ts'
import type { Shelf, ShelvedSnapshot } from './shelf.ts'
import { snapshotMeta } from './snapshot-meta.ts'

/** Who is to keep a mark: this member, and of the others who finds that its log is long; or every member. */
export type KeptWhere = 'here' | 'everywhere'

/**
 * Writes the state at marks to disk, while the member goes on, and cuts the log behind what it wrote. Each member decides
 * for itself which marks it keeps; the leader sees to it that there are marks.
 */
export interface SnapshotKeeper {
  /** Entries were applied, a mark perhaps among them. */
  applied(): void
  /** A mark is due, since the log behind the last snapshot has become long or somebody needs one. Null: none is. */
  readonly markWanted: KeptWhere | null
  /** The next mark is kept, however short the log. */
  want(): void
  /** The same for who fetches: it is kept by all members, so that not one of them has to send all of it. */
  wantOfAll(): void
  /**
   * What is being written is of no use: the state is another one now, or is about to be. Resolves when nothing is written
   * any more.
   */
  giveUp(): Promise<void>
  /** The state diverged at or before this index: nothing is kept of a mark up to there. Resolves when nobody has any open. */
  disown(upTo: Index): Promise<void>
  readonly writing: boolean
  /** Stops; resolves when nothing is under way. */
  close(): Promise<void>
}

export interface SnapshotKeeperOptions<State> {
  readonly machine: Pick<StateMachine<State>, 'captures' | 'reader' | 'members' | 'revision'>
  readonly trail: LogTrail
  readonly store: LogStore
  readonly snapshots: SnapshotStore
  readonly shelf: Shelf
  readonly mailbox: Pick<Mailbox, 'post'>
  readonly clock: Clock
  readonly logger: Logger
  readonly settings: Pick<
    GroupSettings,
    | 'applySliceMs'
    | 'snapshotShare'
    | 'snapshotBytes'
    | 'snapshotEvery'
    | 'markKeptFrom'
    | 'keptLogBytes'
    | 'maxPinnedBytes'
  >
  halted(): GroupError | null
  /** A state diverged at or before this index, and a start would take what is kept of a mark up to there for it. */
  readonly disownedUpTo: Index
  /** A snapshot is being fetched. */
  catchingUp(): boolean
  /** The log from behind this index on is needed by somebody; null: by nobody. */
  safeToCut(): Index | null
  /** The disk failed, or there is a bug: the process must end. */
  failed(error: unknown): void
}

export function createSnapshotKeeper<State>(options: SnapshotKeeperOptions<State>): SnapshotKeeper {
  return new MarkKeeper(options)
}

/**
 * Of a snapshot's bytes: so much log behind it is worth the next one. A restart loads the one and applies the other, at
 * about the same cost a byte, or a little more: this much of the log adds a quarter of what loading takes. Half of it would
 * double what snapshots write, as far as their share of the time allows.
 */
const LOG_BESIDE_SNAPSHOT = 0.25

/**
 * Times what a snapshot takes to write that lie between marks which every member keeps: what others ask for takes no more
 * than a quarter of the time that may go into writing.
 */
const WRITINGS_APART = 4

/** Marks are set for a snapshot again so long after there was no space for one. */
const AGAIN_AFTER_MS = 10_000

/** What a snapshot has beside its leaves: digests, places, frames. */
const BESIDE_THE_LEAVES = 1.25

class MarkKeeper<State> implements SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions<State>
  #wanted = false
  #wantedOfAll = false
  /** When the last mark was applied that every member keeps. */
  #ofAllAt: Millis = Number.NEGATIVE_INFINITY
  /** What is being written is of such a mark. */
  #writesForAll = false
  #seen: Index = 0
  #stopping = new AbortController()
  #work: Promise<void> | null = null
  #disownedUpTo: Index
  #measuredAt: Millis | null = null
  #bytesPerMs = 0
  #writingMs: Millis = 0
  /** There was no space: a mark that nobody keeps only makes the log longer. */
  #notBefore: Millis = Number.NEGATIVE_INFINITY
  #closed = false

  constructor(options: SnapshotKeeperOptions<State>) {
    this.#options = options
    this.#disownedUpTo = options.disownedUpTo
  }

  get writing(): boolean {
    return this.#work !== null
  }

  get markWanted(): KeptWhere | null {
    if (this.#work !== null || this.#options.clock.now() < this.#notBefore) return null
    if (this.#isOfAllDue()) return 'everywhere'
    return this.#wanted || this.#isLong(1) ? 'here' : null
  }

  want(): void {
    this.#wanted = true
  }

  wantOfAll(): void {
    // The same need, told again: whoever what is being written does not do for asks once more.
    if (this.#work !== null && this.#writesForAll) return
    this.#wantedOfAll = true
  }

  applied(): void {
    const mark = this.#options.trail.marks.at(-1)
    if (mark === undefined || mark.anchor === this.#seen) return
    this.#seen = mark.anchor
    if (mark.kept) this.#ofAllAt = this.#options.clock.now()
    // Passed once more, where the log is applied again: the log names a later one.
    if (mark.anchor < (this.#options.store.recovered.snapshot?.index ?? 0)) return
    if (mark.anchor <= this.#disownedUpTo) return
    if (this.#work !== null || this.#closed || this.#options.halted() !== null) return
    // There is one place for staging; and what is fetched is newer than what is here.
    if (this.#options.catchingUp()) return
    const isWanted = this.#wanted || this.#isOfAllDue()
    if (!isWanted && !mark.kept && !this.#isLong(this.#options.settings.markKeptFrom)) return
    const capture = this.#options.machine.captures().find(({ anchor }) => anchor === mark.anchor)
    if (capture === undefined) return
    this.#writesForAll = mark.kept
    this.#wantedOfAll = false
    this.#wanted = false
    // Of now, which is at or behind the mark: whom to ask, should this snapshot be damaged.
    const meta = snapshotMeta(mark, this.#options.machine.members())
    this.#begin(capture.state, mark, meta)
  }

  async giveUp(): Promise<void> {
    this.#stopping.abort()
    this.#stopping = new AbortController()
    await this.#work
  }

  async disown(upTo: Index): Promise<void> {
    this.#disownedUpTo = upTo
    const { shelf } = this.#options
    // One that is kept for others beside the newest is of a state that a majority has: it shows nobody what went wrong.
    await Promise.all([this.giveUp(), shelf.thin(), shelf.clear(upTo)])
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopping.abort()
    await this.#work
  }

  /** It does not wait where the log was cut behind the newest snapshot: nothing else serves whoever asks. */
  #isOfAllDue(): boolean {
    if (!this.#wantedOfAll) return false
    const { shelf, store, clock } = this.#options
    const index = shelf.current?.meta.index ?? 0
    if (index + 1 < store.stats().firstIndex) return true
    return clock.now() - this.#ofAllAt >= WRITINGS_APART * this.#writingMs
  }

  #isLong(part: number): boolean {
    const { trail, shelf, machine, settings } = this.#options
    const last = shelf.current
    const index = last?.meta.index ?? 0
    const { snapshotBytes, snapshotEvery } = settings
    if (snapshotEvery > 0 && machine.revision - index >= snapshotEvery * part) return true
    const least = Math.max(snapshotBytes, (last?.stored.bytes ?? 0) * LOG_BESIDE_SNAPSHOT)
    return trail.volume.behind(index) >= least * part
  }

  /** What is written while somebody fetches a snapshot (rule 58), as measured; until somebody did, while one is written. */
  #neededBytes(): number {
    return this.#bytesPerMs * Math.max(this.#options.shelf.transferMs, this.#writingMs)
  }

  /** How fast the log grows: since the snapshot before. */
  #measure(anchor: Index): void {
    const { trail, shelf, clock } = this.#options
    const now = clock.now()
    const bytes = trail.volume.behind(shelf.current?.meta.index ?? 0) - trail.volume.behind(anchor)
    if (this.#measuredAt !== null) this.#bytesPerMs = bytes / Math.max(1, now - this.#measuredAt)
    this.#measuredAt = now
  }

  #begin(state: State, mark: Place, meta: SnapshotMeta): void {
    const { signal } = this.#stopping
    this.#measure(mark.anchor)
    this.#work = this.#keep(state, mark, meta, signal)
      .catch((error: unknown) => {
        if (signal.aborted) return
        if (!(error instanceof DiskFullError)) {
          this.#options.failed(error)
          return
        }
        this.#wanted = true
        this.#notBefore = this.#options.clock.now() + AGAIN_AFTER_MS
        const fields = { anchor: meta.index, error }
        this.#options.logger.warn(
          fields,
          'no snapshot: the disk is full; it is tried again at a mark to come',
        )
      })
      .finally(() => {
        this.#work = null
      })
  }

  async #keep(state: State, mark: Place, meta: SnapshotMeta, signal: AbortSignal): Promise<void> {
    const { machine, store, shelf, clock, settings, logger } = this.#options
    const began = clock.now()
    const pace = { clock, sliceMs: settings.applySliceMs, share: settings.snapshotShare, signal }
    const reader = machine.reader(state, mark)
    await shelf.settled()
    await this.#checkSpace(reader.bytes)
    const { manifest, stored } = await this.#write(reader, meta, pace)
    if (signal.aborted) {
      await stored.close()
      return
    }
    this.#writingMs = clock.now() - began
    await store.anchored(meta, manifest.root)
    if (signal.aborted) {
      await stored.close()
      return
    }
    shelf.put({ meta, manifest, stored })
    const { bytes, leaves } = stored
    const { index: anchor, term } = meta
    const fields = { anchor, term, bytes, leaves, ms: Math.round(this.#writingMs) }
    logger.info(fields, 'the state is on disk: a restart begins from here')
    await this.#cut({ meta, manifest, stored })
  }

  /** What cannot be finished is not begun: it would take what the log may need meanwhile. */
  async #checkSpace(bytes: number): Promise<void> {
    const { snapshots, shelf } = this.#options
    const needed = bytes * BESIDE_THE_LEAVES
    const isShort = (free: number | null) => free !== null && free < needed
    if (isShort(await snapshots.freeBytes())) await shelf.thin()
    const free = await snapshots.freeBytes()
    if (free !== null && free < needed) {
      throw new DiskFullError('the next snapshot', new Error(`${free} bytes are free of ${needed}`))
    }
  }

  async #write(
    reader: StateReader,
    meta: SnapshotMeta,
    pace: Pace,
  ): Promise<Pick<ShelvedSnapshot, 'manifest' | 'stored'>> {
    const { snapshots } = this.#options
    // Of a life that ended between finishing it and telling the log: nobody counts on it.
    if (
      (await snapshots.list()).some(({ term, index }) => term === meta.term && index === meta.index)
    ) {
      await snapshots.remove(meta)
    }
    const recorded = await snapshots.record(meta, reader.leafCount)
    try {
      const { sections } = await recordLeaves(reader.encode(), recorded, pace)
      const { format, groupId, anchor, header } = reader
      const { term } = meta
      const manifest = buildManifest({ format, groupId, anchor, term, header, sections })
      const digests = sections.flatMap(({ leaves }) => leaves)
      return { manifest, stored: await recorded.finish(encodeManifest(manifest), digests) }
    } catch (error) {
      await recorded.discard()
      throw error
    }
  }

  async #cut({ meta }: ShelvedSnapshot): Promise<void> {
    const { trail, store, settings, mailbox, logger } = this.#options
    const cut = cutLog(trail, {
      anchor: meta.index,
      neededFrom: this.#options.safeToCut(),
      neededBytes: this.#neededBytes(),
      ...settings,
    })
    if (cut === null || cut.index < store.stats().firstIndex) return
    await store.compact(cut, cut.position)
    trail.forget(cut.index)
    mailbox.post({ in: 'compacted', firstIndex: cut.index + 1, snapshot: meta })
    logger.info({ firstIndex: cut.index + 1, anchor: meta.index }, 'the log was cut')
  }
}
