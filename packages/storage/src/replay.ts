import type { HardState, Index, TermRun } from '@tesela/raft'
import type { EntryIndex } from './entry-index.ts'
import { createEntryIndex } from './entry-index.ts'
import { decodeEntry, decodeHardState } from './payloads.ts'
import type { LogRecord } from './record.ts'
import { recordType } from './record.ts'

/** What the records say, taken in one by one in the order in which they were written. */
export interface Replay {
  readonly hardState: HardState
  readonly index: EntryIndex
  readonly termRuns: readonly TermRun[]
  readonly confIndexes: readonly Index[]
  /** Records taken so far. */
  readonly sequence: number
  /** Takes the record in. A string says why it cannot have been written behind the ones before it. */
  take(segment: number, record: LogRecord): string | null
}

export function createReplay(): Replay {
  return new LogReplay()
}

class LogReplay implements Replay {
  readonly index = createEntryIndex(1)
  readonly #runs: TermRun[] = []
  readonly confIndexes: Index[] = []
  #hardState: HardState = { term: 0, vote: null, commit: 0 }
  #sequence = 0

  get hardState(): HardState {
    return this.#hardState
  }

  get termRuns(): readonly TermRun[] {
    return this.#runs
  }

  get sequence(): number {
    return this.#sequence
  }

  take(segment: number, record: LogRecord): string | null {
    this.#sequence++
    switch (record.type) {
      case recordType.hardState:
        return this.#takeHardState(record)
      case recordType.seal:
        return record.payload.length === 0 ? null : 'a seal with a payload'
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
    if (next.commit > this.index.lastIndex) {
      return `commit ${next.commit} above the last entry ${this.index.lastIndex}`
    }
    this.#hardState = next
    return null
  }

  #takeEntry(segment: number, record: LogRecord): string | null {
    const entry = decodeEntry(record)
    if (entry === null) return 'an entry that does not decode'
    const { term, index } = entry
    const { lastIndex } = this.index
    const { term: currentTerm, commit } = this.#hardState
    if (index > lastIndex + 1) return `entry ${index} behind entry ${lastIndex}`
    // Rules 2 and 23.
    if (term > currentTerm) return `an entry of term ${term} in term ${currentTerm}`
    if (index <= commit) return `entry ${index} replaced at or below commit ${commit}`
    this.#forget(index)
    const before = this.#runs.at(-1)?.term ?? 0
    if (term < before) return `entry ${index} of term ${term} behind an entry of term ${before}`
    if (term > before) this.#runs.push({ term, first: index })
    if (entry.type === 'conf') this.confIndexes.push(index)
    this.index.place(index, segment, record.offset, record.end)
    return null
  }

  /** Drops the term runs that begin, and the configurations that stand, at `index` or behind. */
  #forget(index: Index): void {
    while ((this.confIndexes.at(-1) ?? -1) >= index) this.confIndexes.pop()
    for (let run = this.#runs.at(-1); run !== undefined && run.first >= index; ) {
      this.#runs.pop()
      run = this.#runs.at(-1)
    }
  }
}
