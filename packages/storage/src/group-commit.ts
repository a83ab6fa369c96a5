import type { Entry, EntryId, HardState, PersistBatch, SnapshotMeta } from '@tesela/raft'
import type { Anchor, Cut } from './anchor-payloads.ts'
import { encodeAnchor, encodeCut, encodeInstall } from './anchor-payloads.ts'
import { checkAnchor, checkCut } from './check-anchors.ts'
import { checkBatches } from './check-batches.ts'
import { isBehind } from './entry-order.ts'
import { asStorageError, DiskFullError } from './errors.ts'
import type { LogWriter } from './log-writer.ts'
import { encodeHardState, entryRecordBytes } from './payloads.ts'
import { recordBytes } from './record.ts'
import type { Watermark } from './watermark-file.ts'

/** Data of one group, beyond its first batch: bounds how long the batches behind it wait. */
const MAX_GROUP_BYTES = 8 * 1024 * 1024
/** Kept in the newest segment for votes and terms while there is no spare, or a quarter of the segment. */
const RESERVED_BYTES = 64 * 1024

/** So many promises long nothing came to write: then a commit index that waits is written for its own sake. */
const REST_PROMISES = 10

/** What an install brings beside its batch. */
export type InstallPoint = Pick<Anchor, 'root'> & Pick<Cut, 'position'>

/** Turns batches into groups: one write and one datasync at a time, and what arrives meanwhile goes next. */
export interface GroupCommit {
  /** See `LogStore.persist`. */
  persist(batch: PersistBatch, install: InstallPoint | null): Promise<void>
  /** See `LogStore.anchored`. */
  anchor(snapshot: SnapshotMeta, root: Anchor['root']): Promise<void>
  /** See `LogStore.compact`: resolves with the segments that hold nothing else when the cut is durable. */
  cut(cut: Cut): Promise<readonly number[]>
  /** See `LogStore.promise`. */
  promise(): Promise<void>
  /** What waits for space looks for it again. */
  retrySpace(): void
  /** Waits for everything persisted, and seals the log. What waits for space is given up. */
  close(): Promise<void>
}

export function createGroupCommit(
  writer: LogWriter,
  watermark: Watermark,
  recovered: HardState,
): GroupCommit {
  return new QueuedGroupCommit(writer, watermark, recovered)
}

interface Waiting {
  readonly reject: (error: Error) => void
}

interface WaitingBatch extends Waiting {
  readonly batch: PersistBatch
  readonly install: InstallPoint | null
  readonly resolve: () => void
}

/** Something that goes between two groups. */
interface WaitingStep extends Waiting {
  /** @throws RangeError before anything is written */
  check(): void
  write(): Promise<void>
}

class QueuedGroupCommit implements GroupCommit {
  readonly #writer: LogWriter
  readonly #watermark: Watermark
  /** The newest, in the log or not: recovery may know more than the log says. */
  #hardState: HardState
  /** In the order of the calls. */
  #queue: (WaitingBatch | WaitingStep)[] = []
  /** Settles when the queue is empty; never rejects. */
  #running: Promise<void> | null = null
  /** Once set, for ever: nothing is written behind a failed write (rules 32, 75). */
  #failed: Error | null = null
  /** Whether anything was written since the log was opened. */
  #dirty = false
  /** Somebody waits for space. */
  #resume: (() => void) | null = null
  #closing = false
  /** With a commit index that waits and nothing under way, since anything was written. */
  #promisesAtRest = 0

  constructor(writer: LogWriter, watermark: Watermark, recovered: HardState) {
    this.#writer = writer
    this.#watermark = watermark
    this.#hardState = recovered
  }

  persist(batch: PersistBatch, install: InstallPoint | null): Promise<void> {
    if (this.#failed !== null) return Promise.reject(this.#failed)
    if ((batch.snapshot === null) !== (install === null)) {
      this.#failed = new RangeError(
        'a batch with a snapshot, and only that, needs an install point',
      )
      return Promise.reject(this.#failed)
    }
    return new Promise((resolve, reject) => this.#add({ batch, install, resolve, reject }))
  }

  anchor(snapshot: SnapshotMeta, root: Anchor['root']): Promise<void> {
    const anchor = { snapshot, root }
    return this.#step(
      () => checkAnchor(anchor, this.#writer, this.#hardState.commit),
      async () => {
        await this.#putOwedCommit()
        await this.#makeRoom(recordBytes(encodeAnchor(anchor).length))
        this.#writer.putAnchor(anchor)
        await this.#writer.sync()
      },
    )
  }

  cut(cut: Cut): Promise<readonly number[]> {
    return this.#step(
      () => checkCut(cut, this.#writer),
      async () => {
        if (cut.boundary.index === this.#writer.state.cut.boundary.index) return []
        await this.#putOwedCommit()
        await this.#makeRoom(recordBytes(encodeCut(cut).length))
        this.#writer.putCut(cut)
        await this.#writer.sync()
        // Rule 35: only now is anything redundant.
        return this.#writer.leave(cut.boundary)
      },
    )
  }

  async promise(): Promise<void> {
    if (this.#failed !== null) throw this.#failed
    try {
      await this.#settleCommit()
      await this.#watermark.raise(this.#writer.durableLast)
    } catch (error) {
      this.#failed ??= asStorageError('promising', error)
      throw this.#failed
    }
  }

  /** On a log at rest, so that whoever reads it afterwards, without its group, knows what is committed. */
  async #settleCommit(): Promise<void> {
    if (!this.#owesCommit) this.#promisesAtRest = 0
    else if (this.#running === null) this.#promisesAtRest += 1
    // Never by waiting for space.
    if (this.#promisesAtRest < REST_PROMISES || !this.#hasRoomForState) return
    await this.#step(noCheck, async () => {
      await this.#putOwedCommit()
      await this.#writer.flush()
    })
  }

  retrySpace(): void {
    this.#resume?.()
    this.#resume = null
  }

  async close(): Promise<void> {
    this.#closing = true
    this.retrySpace()
    await this.#running
    if (this.#failed !== null) return
    try {
      if (this.#dirty) await this.#seal()
      await this.#watermark.raise(this.#writer.durableLast)
    } catch (error) {
      this.#failed = asStorageError('sealing the log', error)
      throw this.#failed
    }
  }

  async #seal(): Promise<void> {
    if (this.#owesCommit && this.#hasRoomForState) await this.#putOwedCommit()
    await this.#writer.sync()
    if (this.#writer.room < recordBytes(0)) return
    this.#writer.putSeal()
    await this.#writer.sync()
  }

  /** Whether a commit index waits for records to go with. */
  get #owesCommit(): boolean {
    return this.#writer.state.hardState.commit !== this.#hardState.commit
  }

  get #hasRoomForState(): boolean {
    return this.#writer.room >= recordBytes(encodeHardState(this.#hardState).length)
  }

  #add(waiting: WaitingBatch | WaitingStep): void {
    this.#queue.push(waiting)
    this.#running ??= this.#run()
  }

  #step<T>(check: () => void, write: () => Promise<T>): Promise<T> {
    if (this.#failed !== null) return Promise.reject(this.#failed)
    return new Promise((resolve, reject) => {
      this.#add({ check, write: async () => resolve(await write()), reject })
    })
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const [head] = this.#queue
      if (head !== undefined && 'check' in head) await this.#runStep(head)
      else await this.#runGroup(this.#takeGroup())
    }
    this.#running = null
  }

  async #runStep(step: WaitingStep): Promise<void> {
    this.#queue.shift()
    try {
      step.check()
    } catch (error) {
      // Nothing was written, and nothing else rests on it.
      step.reject(asError(error))
      return
    }
    await this.#attempt([step], step.write)
  }

  async #runGroup(group: readonly WaitingBatch[]): Promise<void> {
    await this.#attempt(group, async () => {
      await this.#writeGroup(group)
      for (const waiting of group) waiting.resolve()
    })
  }

  async #attempt(waiting: readonly Waiting[], write: () => Promise<void>): Promise<void> {
    try {
      if (this.#failed !== null) throw this.#failed
      this.#dirty = true
      await write()
    } catch (error) {
      this.#failed ??= asStorageError('persisting', error)
      for (const each of waiting) each.reject(this.#failed)
    }
  }

  /** At least one; an install is alone. */
  #takeGroup(): readonly WaitingBatch[] {
    const group: WaitingBatch[] = []
    let bytes = 0
    for (const waiting of this.#queue) {
      if ('check' in waiting) break
      if (group.length > 0 && (waiting.install !== null || group[0]?.install !== null)) break
      for (const entry of waiting.batch.entries) bytes += entry.data.length
      if (group.length > 0 && bytes > MAX_GROUP_BYTES) break
      group.push(waiting)
    }
    this.#queue.splice(0, group.length)
    return group
  }

  async #writeGroup(group: readonly WaitingBatch[]): Promise<void> {
    const batches = group.map(({ batch }) => batch)
    checkBatches(batches, this.#hardState, this.#writer.state.last.index)
    const largest = this.#largestWithoutRoom(batches)
    while (largest > 0 && !(await this.#writer.mayRotate(largest))) await this.#space(null)
    const { lowered, raised } = this.#watermarkAfter(batches)
    for (const { snapshot, entries } of batches) {
      const first = snapshot === null ? entries[0]?.index : 1
      if (first !== undefined) this.#writer.replaceFrom(first)
    }
    if (lowered !== null) await this.#watermark.lower(lowered)
    const { term, vote } = this.#hardState
    const wanted = this.#wantedState(batches)
    // A commit index that nobody has to find again (`mustSync` says so) is not worth a write of its own: it goes with
    // the next records, or with a promise when none come.
    const rises = wanted.term !== term || wanted.vote !== vote || raised !== null
    if (!rises && lowered === null && !group.some(hasRecords)) return
    this.#promisesAtRest = 0
    if (wanted.term === term && wanted.vote === vote) await this.#writeRecords(group, wanted)
    else {
      await Promise.all([
        this.#watermark.copy(wanted.term, wanted.vote),
        this.#writeRecords(group, wanted),
      ])
    }
    if (raised !== null) await this.#watermark.raise(raised)
  }

  #wantedState(batches: readonly PersistBatch[]): HardState {
    const wanted =
      batches.findLast(({ hardState }) => hardState !== null)?.hardState ?? this.#hardState
    const installed = batches[0]?.snapshot?.index ?? 0
    this.#hardState = { ...wanted, commit: Math.max(wanted.commit, installed) }
    return this.#hardState
  }

  /**
   * Term and vote of the whole group first, with the commit index of before; then the entries; then the commit
   * index. A crash keeps a prefix of the records: none has an entry above its term (rule 2), or a commit index
   * above the entries that it commits (rule 36).
   */
  async #writeRecords(group: readonly WaitingBatch[], wanted: HardState): Promise<void> {
    const before = this.#writer.state.hardState
    if (wanted.term !== before.term || wanted.vote !== before.vote) {
      await this.#putHardState({ ...wanted, commit: before.commit })
    }
    for (const { batch, install } of group) {
      if (batch.snapshot !== null && install !== null) {
        await this.#putInstall(batch.snapshot, install)
      }
      for (const entry of batch.entries) {
        const bytes = entryRecordBytes(entry)
        if (this.#writer.room < bytes) await this.#rotate(bytes)
        this.#writer.putEntry(entry)
      }
    }
    if (wanted.commit !== before.commit) await this.#putHardState(wanted)
    if (group.some(({ batch }) => batch.mustSync)) await this.#writer.sync()
    else await this.#writer.flush()
  }

  async #putOwedCommit(): Promise<void> {
    if (!this.#owesCommit) return
    this.#promisesAtRest = 0
    await this.#putHardState(this.#hardState)
  }

  async #putHardState(state: HardState): Promise<void> {
    const payload = encodeHardState(state)
    await this.#makeRoom(recordBytes(payload.length))
    this.#writer.putHardState(state, payload)
  }

  async #putInstall(snapshot: SnapshotMeta, { root, position }: InstallPoint): Promise<void> {
    const anchor = { snapshot, root }
    await this.#makeRoom(recordBytes(encodeInstall(anchor, position).length))
    await this.#writer.flush()
    this.#writer.putInstall(anchor, position)
    await this.#writer.flush()
  }

  /** What the watermark has to sink to before anything is written, and to rise to before it is reported. */
  #watermarkAfter(batches: readonly PersistBatch[]): {
    readonly lowered: EntryId | null
    readonly raised: EntryId | null
  } {
    let { position } = this.#watermark
    let lowered: EntryId | null = null
    let raised: EntryId | null = null
    for (const { lowerWatermark, raiseWatermark } of batches) {
      if (lowerWatermark !== null && isBehind(position, lowerWatermark)) {
        position = lowerWatermark
        if (lowered === null || isBehind(lowered, position)) lowered = position
        raised = null
      }
      if (raiseWatermark !== null && isBehind(raiseWatermark, position)) {
        position = raiseWatermark
        raised = position
      }
    }
    return { lowered, raised }
  }

  /**
   * A group with entries is held, and nothing of it written, until there is a segment to go over to, unless it leaves
   * the reserve alone. What has no entries may use that up, and what a new leader's empty entry takes: without that
   * one nobody could read. 0: there is room; else the bytes of its largest record.
   */
  #largestWithoutRoom(batches: readonly PersistBatch[]): number {
    let bytes = 0
    let largest = 0
    for (const { entries } of batches) {
      for (const entry of entries) {
        if (isEmpty(entry)) continue
        const each = entryRecordBytes(entry)
        bytes += each
        largest = Math.max(largest, each)
      }
    }
    const reserved = Math.min(RESERVED_BYTES, this.#writer.capacity / 4)
    return this.#writer.room - bytes >= reserved ? 0 : largest
  }

  async #makeRoom(bytes: number): Promise<void> {
    if (this.#writer.room < bytes) await this.#rotate(bytes)
  }

  async #rotate(bytes: number): Promise<void> {
    for (;;) {
      try {
        await this.#writer.rotate(bytes)
        return
      } catch (error) {
        if (!(error instanceof DiskFullError)) throw error
        await this.#space(error)
      }
    }
  }

  /** Resolves when it is worth trying again. @throws DiskFullError where it is given up */
  async #space(cause: DiskFullError | null): Promise<void> {
    if (this.#closing) throw cause ?? new DiskFullError('the next segment', null)
    await new Promise<void>((resolve) => {
      this.#resume = resolve
    })
    if (this.#closing) throw cause ?? new DiskFullError('the next segment', null)
  }
}

/** Whether the batch has more to write than a commit index. */
function hasRecords({ batch, install }: WaitingBatch): boolean {
  return batch.mustSync || batch.entries.length > 0 || install !== null
}

function noCheck(): void {}

function isEmpty({ type, data }: Entry): boolean {
  return type === 'normal' && data.length === 0
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error), { cause: error })
}
