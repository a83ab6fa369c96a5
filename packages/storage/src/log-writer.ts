import type { Entry, EntryId, HardState, Index, Term } from '@tesela/raft'
import type { Anchor, Cut } from './anchor-payloads.ts'
import { encodeAnchor, encodeCut, encodeInstall } from './anchor-payloads.ts'
import type { Disk } from './disk.ts'
import type { EntryIndex } from './entry-index.ts'
import { noEntry } from './entry-order.ts'
import type { LogState, RecordContent } from './log-state.ts'
import { prologueOf } from './log-state.ts'
import type { ActiveSegment } from './new-segment.ts'
import { nameSegment } from './new-segment.ts'
import { recordBytes, recordType } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { MAX_SEGMENT_NUMBER } from './segment-file.ts'
import { SEGMENT_HEADER_BYTES } from './segment-header.ts'
import type { SpareSegment, TakenSpare } from './spare-segment.ts'
import type { TermRuns } from './term-runs.ts'
import type { Watermark } from './watermark-file.ts'

/**
 * Appends records to the newest segment and goes over to the next when it is full. One call at a time.
 * After a rejection nothing may be called but `close`, unless it is a `DiskFullError`: then nothing was done.
 */
export interface LogWriter {
  /** As written or put. */
  readonly state: LogState
  /**
   * The newest entry that is durable, and stays as long as nothing is announced to `replaceFrom`: as of the last `sync`,
   * since what is announced may not have been put yet where a segment is left.
   */
  readonly durableLast: EntryId
  readonly segments: number
  /** Of all segment files. */
  readonly bytes: number
  /** Bytes of this segment, and what is left of them. */
  readonly capacity: number
  readonly room: number
  /** Null where it is not known. */
  termAt(index: Index): Term | null
  /** Whether a rotation for a record of so many bytes needs no space, as soon as what is under way has ended. */
  mayRotate(recordBytes: number): Promise<boolean>
  /** Makes everything durable and goes over to a segment with at least so much room. @throws DiskFullError */
  rotate(recordBytes: number): Promise<void>
  /** Entries from this index on will be replaced. */
  replaceFrom(index: Index): void
  /** Puts a record that fits. Nothing is written before `flush`. */
  putEntry(entry: Entry): void
  /** @param payload - as `encodeHardState` makes it */
  putHardState(state: HardState, payload: Uint8Array): void
  putAnchor(anchor: Anchor): void
  putCut(cut: Cut): void
  /** Everything put before has to be flushed, and this before an entry is put. */
  putInstall(anchor: Anchor, position: Uint8Array): void
  putSeal(): void
  /** Writes what was put; the index has it from now on. */
  flush(): Promise<void>
  /** Flushes, and resolves when everything is durable. */
  sync(): Promise<void>
  /** Forgets what stands at the boundary or before, and says which segments hold nothing else. */
  leave(boundary: EntryId): readonly number[]
  close(): Promise<void>
}

/** A segment that gets no more records. */
export interface FinishedSegment {
  readonly number: number
  readonly bytes: number
}

export interface LogWriterStart {
  readonly disk: Disk
  readonly directory: string
  readonly active: ActiveSegment
  /** In order of number. */
  readonly finished: readonly FinishedSegment[]
  readonly sequence: number
  readonly index: EntryIndex
  readonly terms: TermRuns
  readonly state: LogState
  readonly spare: SpareSegment
  readonly watermark: Pick<Watermark, 'still'>
}

/** Kept at the end of every segment. */
const CONTINUED_BYTES = recordBytes(0)

export function createLogWriter(start: LogWriterStart): LogWriter {
  return new SegmentedLogWriter(start)
}

class SegmentedLogWriter implements LogWriter {
  readonly #start: LogWriterStart
  readonly #buffer = createRecordBuffer()
  #active: ActiveSegment
  #finished: readonly FinishedSegment[]
  #hardState: HardState
  #anchor: Anchor | null
  #cut: Cut
  #last: EntryId
  /** Records written or put. */
  #sequence: number
  /** Index, offset and end of each entry that was put and not yet written, in turn. */
  #placed: number[] = []
  /** Of the install that was put and not yet written. */
  #begins: Index | null = null
  durableLast: EntryId

  constructor(start: LogWriterStart) {
    const { hardState, anchor, cut, last } = start.state
    this.#start = start
    this.#active = start.active
    this.#finished = start.finished
    this.#hardState = hardState
    this.#anchor = anchor
    this.#cut = cut
    this.#last = last
    this.#sequence = start.sequence
    this.durableLast = last
    this.#restart()
  }

  get state(): LogState {
    const last = { term: this.#last.term, index: this.#last.index }
    return { hardState: this.#hardState, anchor: this.#anchor, cut: this.#cut, last }
  }

  get segments(): number {
    return this.#finished.length + 1
  }

  get bytes(): number {
    return this.#finished.reduce((sum, { bytes }) => sum + bytes, this.#active.capacity)
  }

  get capacity(): number {
    return this.#active.capacity
  }

  get room(): number {
    return Math.max(0, this.#left - CONTINUED_BYTES)
  }

  get #left(): number {
    return this.#active.capacity - this.#active.end - this.#buffer.length
  }

  termAt(index: Index): Term | null {
    return this.#start.terms.termAt(index)
  }

  putEntry(entry: Entry): void {
    const offset = this.#active.end + this.#buffer.length
    this.#sequence++
    this.#buffer.putEntry(entry)
    this.#placed.push(entry.index, offset, this.#active.end + this.#buffer.length)
    this.#start.terms.place(entry.index, entry.term)
    this.#last = entry
  }

  putHardState(state: HardState, payload: Uint8Array): void {
    this.#put({ type: recordType.hardState, payload })
    this.#hardState = state
  }

  putAnchor(anchor: Anchor): void {
    this.#put({ type: recordType.anchor, payload: encodeAnchor(anchor) })
    this.#anchor = anchor
  }

  putCut(cut: Cut): void {
    this.#put({ type: recordType.cut, payload: encodeCut(cut) })
    this.#cut = cut
  }

  putInstall(anchor: Anchor, position: Uint8Array): void {
    this.#put({ type: recordType.install, payload: encodeInstall(anchor, position) })
    const { term, index } = anchor.snapshot
    const boundary = { term, index }
    this.#anchor = anchor
    this.#cut = { boundary, position }
    this.#last = boundary
    this.#start.terms.begin(boundary)
    this.#begins = index + 1
  }

  putSeal(): void {
    this.#put({ type: recordType.seal, payload: new Uint8Array(0) })
  }

  replaceFrom(index: Index): void {
    if (index > this.durableLast.index) return
    const before = index - 1
    const term = this.termAt(before)
    this.durableLast = term === null ? noEntry : { term, index: before }
  }

  async flush(): Promise<void> {
    if (this.#buffer.length === 0) return
    const { file, end } = this.#active
    await file.writeAt(end, this.#buffer.chunks())
    this.#wasWritten()
    this.#restart()
  }

  /** The index has the records of the buffer. */
  #wasWritten(): void {
    const active = this.#active
    active.end += this.#buffer.length
    const { index } = this.#start
    if (this.#begins !== null) index.begin(this.#begins)
    const placed = this.#placed
    for (let at = 0; at + 2 < placed.length; at += 3) {
      index.place(placed[at] ?? 0, active.number, placed[at + 1] ?? 0, placed[at + 2] ?? 0)
    }
    // What it points to may be large, and need not be kept for its number.
    this.#last = { term: this.#last.term, index: this.#last.index }
  }

  async sync(): Promise<void> {
    await this.#syncAll()
    this.durableLast = this.#last
  }

  async #syncAll(): Promise<void> {
    const active = this.#active
    const { file, end } = active
    const isRestDurable = active.durable === end
    // Nearly always: what is written by itself, without a sync, has no entries.
    if (isRestDurable && this.#buffer.length > 0 && file.writeDurably !== undefined) {
      await file.writeDurably(end, this.#buffer.chunks())
      this.#wasWritten()
    } else {
      await this.flush()
      if (active.durable === active.end) return
      await file.datasync()
    }
    active.durable = active.end
    this.#restart()
  }

  mayRotate(recordBytes: number): Promise<boolean> {
    return this.#start.spare.ready(this.#bytesBefore() + recordBytes + CONTINUED_BYTES)
  }

  async rotate(room: number): Promise<void> {
    const { spare, watermark } = this.#start
    const taken = await spare.take(this.#bytesBefore() + room + CONTINUED_BYTES)
    // Until the next segment is there, the end of this one makes a torn slot count for a lost segment.
    await watermark.still(() => this.#goOver(taken))
    spare.prepare()
  }

  leave(boundary: EntryId): readonly number[] {
    const { index, terms } = this.#start
    index.cut(boundary.index + 1)
    terms.cut(boundary)
    const isEmpty = index.lastIndex < index.firstIndex
    const keep = isEmpty ? this.#active.number : index.segmentOf(index.firstIndex)
    const left = this.#finished.filter(({ number }) => number < keep)
    this.#finished = this.#finished.filter(({ number }) => number >= keep)
    return left.map(({ number }) => number)
  }

  async close(): Promise<void> {
    await this.#active.file.close()
  }

  /**
   * Everything before is durable when the next segment gets its name: only the last one can be torn. That there is a next
   * one is said in this one, too, and before: should that one be lost together with the watermark, nothing else tells.
   */
  async #goOver(taken: TakenSpare): Promise<void> {
    this.#putContinued()
    await this.#syncAll()
    const former = this.#active
    const { disk, directory, spare } = this.#start
    const number = former.number + 1
    if (number > MAX_SEGMENT_NUMBER) throw new RangeError('the log has no segment number left')
    const firstSequence = this.#sequence
    const { state } = this
    const prologue = prologueOf(state)
    const place = {
      number,
      firstSequence,
      last: state.last,
      prologue,
    }
    this.#active = await nameSegment(disk, directory, spare, taken, place)
    this.#sequence += prologue.length
    this.#finished = [...this.#finished, { number: former.number, bytes: former.capacity }]
    this.#restart()
    await former.file.close()
  }

  /** An earlier version does not know it, and kept no room for it. */
  #putContinued(): void {
    if (!this.#active.maySayContinued || this.#left < CONTINUED_BYTES) return
    this.#put({ type: recordType.continued, payload: new Uint8Array(0) })
  }

  #put({ type, payload }: RecordContent): void {
    this.#sequence++
    this.#buffer.put(type, payload)
  }

  /** Of what stands in a new segment before the first record that is put into it. */
  #bytesBefore(): number {
    return prologueOf(this.state).reduce(
      (sum, { payload }) => sum + recordBytes(payload.length),
      SEGMENT_HEADER_BYTES,
    )
  }

  /** The next records stand behind everything written, and vouch for everything durable. */
  #restart(): void {
    const { number, end, durable } = this.#active
    this.#placed = []
    this.#begins = null
    this.#buffer.reset(number, end, durable)
  }
}
