import type { Entry } from '@tesela/raft'
import type { Disk } from './disk.ts'
import type { EntryIndex } from './entry-index.ts'
import type { ActiveSegment } from './new-segment.ts'
import { createSegment } from './new-segment.ts'
import type { RecordType } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { MAX_SEGMENT_NUMBER } from './segment-file.ts'
import type { SpareSegment } from './spare-segment.ts'

/**
 * Appends records to the newest segment and goes over to the next when it is full. One call at a time.
 * After a rejection nothing may be called but `close`.
 */
export interface LogWriter {
  readonly segments: number
  /** Of all segment files. */
  readonly bytes: number
  /** Whether a record of so many bytes still has room in this segment. */
  fits(recordBytes: number): boolean
  /** Makes everything durable and goes over to a segment with at least so much room. @throws DiskFullError */
  rotate(recordBytes: number): Promise<void>
  /** Puts a record that fits. Nothing is written before `flush`. */
  put(type: RecordType, payload: Uint8Array): void
  putEntry(entry: Entry): void
  /** Writes what was put; the index has it from now on. */
  flush(): Promise<void>
  /** Flushes, and resolves when everything is durable. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface LogWriterStart {
  readonly disk: Disk
  readonly directory: string
  readonly active: ActiveSegment
  readonly bytes: number
  readonly sequence: number
  readonly index: EntryIndex
  readonly spare: SpareSegment
}

export function createLogWriter(start: LogWriterStart): LogWriter {
  return new SegmentedLogWriter(start)
}

class SegmentedLogWriter implements LogWriter {
  readonly #disk: Disk
  readonly #directory: string
  readonly #index: EntryIndex
  readonly #spare: SpareSegment
  readonly #buffer = createRecordBuffer()
  #active: ActiveSegment
  #bytes: number
  /** Records written or put. */
  #sequence: number
  /** Index, offset and end of each entry that was put and not yet written, in turn. */
  #placed: number[] = []

  constructor(start: LogWriterStart) {
    this.#disk = start.disk
    this.#directory = start.directory
    this.#index = start.index
    this.#spare = start.spare
    this.#active = start.active
    this.#bytes = start.bytes
    this.#sequence = start.sequence
    this.#restart()
  }

  get segments(): number {
    return this.#active.number
  }

  get bytes(): number {
    return this.#bytes
  }

  fits(recordBytes: number): boolean {
    return this.#active.end + this.#buffer.length + recordBytes <= this.#active.capacity
  }

  put(type: RecordType, payload: Uint8Array): void {
    this.#sequence++
    this.#buffer.put(type, payload)
  }

  putEntry(entry: Entry): void {
    const offset = this.#active.end + this.#buffer.length
    this.#sequence++
    this.#buffer.putEntry(entry)
    this.#placed.push(entry.index, offset, this.#active.end + this.#buffer.length)
  }

  async flush(): Promise<void> {
    const { length } = this.#buffer
    if (length === 0) return
    const active = this.#active
    await active.file.writeAt(active.end, this.#buffer.chunks())
    active.end += length
    const placed = this.#placed
    for (let at = 0; at + 2 < placed.length; at += 3) {
      const [index, offset, end] = [placed[at], placed[at + 1], placed[at + 2]]
      this.#index.place(index ?? 0, active.number, offset ?? 0, end ?? 0)
    }
    this.#restart()
  }

  async sync(): Promise<void> {
    await this.flush()
    const active = this.#active
    if (active.durable === active.end) return
    const { end } = active
    await active.file.datasync()
    active.durable = end
    this.#restart()
  }

  /** Everything before is durable when the next segment gets its name: only the last one can be torn. */
  async rotate(room: number): Promise<void> {
    await this.sync()
    const former = this.#active
    const number = former.number + 1
    if (number > MAX_SEGMENT_NUMBER) throw new RangeError('the log has no segment number left')
    const firstSequence = this.#sequence
    const place = { number, firstSequence, room }
    this.#active = await createSegment(this.#disk, this.#directory, this.#spare, place)
    this.#bytes += this.#active.capacity
    this.#restart()
    await former.file.close()
    this.#spare.prepare()
  }

  async close(): Promise<void> {
    await this.#active.file.close()
  }

  /** The next records stand behind everything written, and vouch for everything durable. */
  #restart(): void {
    const { number, end, durable } = this.#active
    this.#placed = []
    this.#buffer.reset(number, end, durable)
  }
}
