import type { EntryId, HardState, Index } from '@tesela/raft'
import type { Anchor, Cut } from './anchor-payloads.ts'
import { decodeAnchor, decodeCut, decodeInstall } from './anchor-payloads.ts'
import type { EntryIndex } from './entry-index.ts'
import { createEntryIndex } from './entry-index.ts'
import type { LogState } from './log-state.ts'
import { emptyLog } from './log-state.ts'
import { decodeEntry, decodeHardState } from './payloads.ts'
import type { LogRecord } from './record.ts'
import { recordType } from './record.ts'
import type { SegmentHeader } from './segment-header.ts'
import type { TermRuns } from './term-runs.ts'
import { createTermRuns } from './term-runs.ts'

/** What the records say, taken in one by one in the order in which they were written. */
export interface Replay {
  readonly state: LogState
  readonly index: EntryIndex
  readonly terms: TermRuns
  readonly confIndexes: readonly Index[]
  /** The newest record says that the log goes on in another segment. */
  readonly isContinued: boolean
  /** Records taken so far, those of segments that are gone included. */
  readonly sequence: number
  /** Begins with this segment: what stood before is known as its header says. Before the first `take`. */
  begin(header: SegmentHeader): void
  /** Takes the record in. A string says why it cannot have been written behind the ones before it. */
  take(segment: number, record: LogRecord): string | null
  /** Takes back the newest record, which says that the log goes on. */
  takeBackContinued(): void
  /**
   * Whether the log is whole from where it has to begin: the boundary, or the newest anchor where entries between the
   * two are gone. Then what stands before is forgotten.
   */
  joins(): boolean
}

export function createReplay(): Replay {
  return new LogReplay()
}

class LogReplay implements Replay {
  readonly index = createEntryIndex(1)
  readonly terms = createTermRuns()
  #confIndexes: Index[] = []
  #hardState: HardState = emptyLog.hardState
  #anchor: Anchor | null = emptyLog.anchor
  #cut: Cut = emptyLog.cut
  #last: EntryId = emptyLog.last
  #sequence = 0
  isContinued = false

  get state(): LogState {
    return {
      hardState: this.#hardState,
      anchor: this.#anchor,
      cut: this.#cut,
      last: this.#last,
    }
  }

  get confIndexes(): readonly Index[] {
    return this.#confIndexes
  }

  get sequence(): number {
    return this.#sequence
  }

  begin({ firstSequence, last }: SegmentHeader): void {
    this.#sequence = firstSequence
    this.#begin(last)
  }

  take(segment: number, record: LogRecord): string | null {
    const reason = this.#take(segment, record)
    // What is refused is cut off, and nothing that follows counts it.
    if (reason !== null) return reason
    this.#sequence++
    this.isContinued = record.type === recordType.continued
    return null
  }

  takeBackContinued(): void {
    this.#sequence--
    this.isContinued = false
  }

  joins(): boolean {
    const { firstIndex } = this.index
    if (firstIndex > this.#cut.boundary.index + 1) {
      const anchor = this.#anchor?.snapshot
      if (anchor === undefined || firstIndex > anchor.index + 1) return false
      this.#cut = {
        boundary: { term: anchor.term, index: anchor.index },
        position: new Uint8Array(0),
      }
    }
    const { boundary } = this.#cut
    this.index.cut(boundary.index + 1)
    this.terms.cut(boundary)
    this.#confIndexes = this.#confIndexes.filter((index) => index > boundary.index)
    return true
  }

  /** What is committed for sure. */
  get #committed(): Index {
    return Math.max(this.#hardState.commit, this.#anchor?.snapshot.index ?? 0)
  }

  #take(segment: number, record: LogRecord): string | null {
    switch (record.type) {
      case recordType.hardState:
        return this.#takeHardState(record)
      case recordType.seal:
      case recordType.continued:
        return record.payload.length === 0 ? null : 'a payload where none belongs'
      case recordType.anchor:
        return this.#takeAnchor(record)
      case recordType.install:
        return this.#takeInstall(record)
      case recordType.cut:
        return this.#takeCut(record)
      default:
        return this.#takeEntry(segment, record)
    }
  }

  #takeHardState(record: LogRecord): string | null {
    const next = decodeHardState(record.payload)
    if (next === null) return 'a hard state that does not decode'
    const last = this.#hardState
    if (next.term < last.term) return `term ${next.term} behind term ${last.term}`
    if (next.commit < last.commit) return `commit ${next.commit} behind commit ${last.commit}`
    // Rule 36, at every record: a commit is written behind the entries that it covers.
    if (next.commit > this.#last.index) {
      return `commit ${next.commit} above the last entry ${this.#last.index}`
    }
    this.#hardState = next
    return null
  }

  #takeAnchor(record: LogRecord): string | null {
    const anchor = decodeAnchor(record.payload)
    if (anchor === null) return 'an anchor that does not decode'
    const { index } = anchor.snapshot
    const newest = this.#anchor?.snapshot.index ?? 0
    if (index < newest) return `an anchor at ${index} behind the one at ${newest}`
    const reason = this.#misplaced('an anchor', anchor.snapshot)
    if (reason === null) this.#anchor = anchor
    return reason
  }

  #takeCut(record: LogRecord): string | null {
    const cut = decodeCut(record.payload)
    if (cut === null) return 'a cut that does not decode'
    const { index } = cut.boundary
    const newest = this.#anchor?.snapshot.index ?? 0
    if (index > newest) return `a cut at ${index} above the anchor at ${newest}`
    if (index < this.#cut.boundary.index) {
      return `a cut at ${index} behind the one at ${this.#cut.boundary.index}`
    }
    const reason = this.#misplaced('a cut', cut.boundary)
    if (reason === null) this.#cut = cut
    return reason
  }

  #takeInstall(record: LogRecord): string | null {
    const install = decodeInstall(record.payload)
    if (install === null) return 'an install that does not decode'
    const { snapshot, root, boundary, position } = install
    const { term } = this.#hardState
    if (boundary.term > term) return `an install of term ${boundary.term} in term ${term}`
    if (boundary.index <= this.#committed) {
      return `an install at ${boundary.index}, committed up to ${this.#committed}`
    }
    this.#begin(boundary)
    this.#anchor = { snapshot, root }
    this.#cut = { boundary, position }
    return null
  }

  #takeEntry(segment: number, record: LogRecord): string | null {
    const entry = decodeEntry(record)
    if (entry === null) return 'an entry that does not decode'
    const { term, index } = entry
    const lastIndex = this.#last.index
    const currentTerm = this.#hardState.term
    if (index > lastIndex + 1) return `entry ${index} behind entry ${lastIndex}`
    // Rules 2 and 23.
    if (term > currentTerm) return `an entry of term ${term} in term ${currentTerm}`
    if (index <= this.#committed) {
      return `entry ${index} replaced at or below commit ${this.#committed}`
    }
    const before = this.terms.termAt(index - 1) ?? 0
    if (term < before) return `entry ${index} of term ${term} behind an entry of term ${before}`
    while ((this.#confIndexes.at(-1) ?? -1) >= index) this.#confIndexes.pop()
    if (entry.type === 'conf') this.#confIndexes.push(index)
    this.terms.place(index, term)
    // It replaces entries that stood in segments that are gone.
    if (index < this.index.firstIndex) this.index.begin(index)
    this.index.place(index, segment, record.offset, record.end)
    this.#last = { term, index }
    return null
  }

  #begin(last: EntryId): void {
    this.#last = last
    this.index.begin(last.index + 1)
    this.terms.begin(last)
    this.#confIndexes = []
  }

  /** Why the log does not hold this entry, as far as it is known. */
  #misplaced(what: string, { term, index }: EntryId): string | null {
    if (index > this.#last.index) {
      return `${what} at ${index} above the last entry ${this.#last.index}`
    }
    const known = this.terms.termAt(index)
    if (known === null || known === term) return null
    return `${what} of term ${term} at ${index}, where the entry is of term ${known}`
  }
}
