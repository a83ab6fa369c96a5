import {
  createMountainRange,
  createRunHasher,
  type Digest,
  hashRange,
  type MountainRange,
  type RunEntry,
} from '@tesela/merkle'
import { RunEnds } from './run-ends.ts'

/** A committed entry. */
export interface RangedEntry extends RunEntry {
  readonly index: number
}

/** A place between two runs of a log, and all that is needed to go on from there. */
export interface LogCut {
  /** Of the last entry before it; 0 at the beginning. */
  readonly index: number
  readonly term: number
  /** From the beginning of the log. */
  readonly runs: number
  /** Of the mountain range over them. */
  readonly peaks: readonly Digest[]
}

/** What two members compare: equal roots are equal logs up to that index. */
export interface RootedCut extends LogCut {
  readonly root: Digest
}

/** Consecutive entries from `first` to `last` that make one leaf. */
export interface LogRun {
  /** Its number, from 0 at the beginning of the log: its leaf in the mountain range. */
  readonly run: number
  readonly first: number
  readonly last: number
}

/**
 * A mountain range over the committed log (sync.md §3), whose leaves are runs of entries. Where runs are cut follows from
 * the entries alone, so that members compare what they hold however it came to them. It is kept up while entries are
 * applied: one hash of the data, and a few hundred nanoseconds a run.
 */
export interface LogRange {
  /**
   * In the order of their indices, the first one behind the last of the call before: else `RangeError`, and nothing of
   * the entries from there on is taken. Keeps nothing of their bytes.
   */
  append(entries: readonly RangedEntry[], isMark: (entry: RangedEntry) => boolean): void
  /** As if the log were cut behind its last entry; the open run stays open. A true cut right behind a mark. */
  position(): RootedCut
  /** Where the last run that is closed ends. */
  closed(): RootedCut
  /** The closed run that has this entry; null where it is open, pruned or not there yet. */
  runAt(index: number): LogRun | null
  /** That closed run; null where it is open, pruned or not there yet. */
  run(run: number): LogRun | null
  /** The first run that is known of: those before are pruned. */
  readonly firstRun: number
  /** Behind so many closed runs; null where that is not known, or not there yet. */
  behindRuns(runs: number): RootedCut | null
  /**
   * What `verifyRange` of `@tesela/merkle` needs beside the runs in [from, to) to get to the root behind so many runs:
   * else `RangeError`.
   */
  prove(from: number, to: number, runs: number): Uint8Array
  /** The newest cut at or before an index, the one that the range begins with among them; null where that is behind it. */
  boundaryAtOrBefore(index: number): RootedCut | null
  /** Forgets the runs before the newest cut at or before an index: the range begins there. */
  prune(index: number): void
}

const entriesInRun = 64
const bytesInRun = 1024 * 1024
const beginning: LogCut = { index: 0, term: 0, runs: 0, peaks: [] }

/** @param start - a cut that the log has on every member: behind a mark, or made by `closed` or `boundaryAtOrBefore` */
export function createLogRange(start: LogCut = beginning): LogRange {
  return new HashedLog(start)
}

class HashedLog implements LogRange {
  readonly #range: MountainRange
  readonly #ends: RunEnds
  readonly #hasher = createRunHasher()
  #index: number
  #term: number
  /** Entries and bytes of data in the open run. */
  #entries = 0
  #bytes = 0

  constructor({ index, term, runs, peaks }: LogCut) {
    this.#range = createMountainRange({ leaves: runs, peaks })
    this.#ends = new RunEnds({ index, term })
    this.#index = index
    this.#term = term
  }

  append(entries: readonly RangedEntry[], isMark: (entry: RangedEntry) => boolean): void {
    for (const entry of entries) {
      const { index, data } = entry
      if (index !== this.#index + 1) {
        throw new RangeError(`entry ${index} behind entry ${this.#index}`)
      }
      if (this.#entries > 0 && this.#bytes + data.length > bytesInRun) this.#close()
      if (this.#entries === 0) this.#hasher.begin(index)
      this.#hasher.add(entry)
      this.#entries += 1
      this.#bytes += data.length
      this.#index = index
      this.#term = entry.term
      if (index % entriesInRun === 0 || isMark(entry)) this.#close()
    }
  }

  position(): RootedCut {
    if (this.#entries === 0) return this.closed()
    const { leaves: runs } = this.#range
    const range = createMountainRange({ leaves: runs, peaks: this.#range.peaks() })
    range.append(this.#hasher.digest())
    const cut = { index: this.#index, term: this.#term, runs: runs + 1, peaks: range.peaks() }
    return rooted(cut)
  }

  closed(): RootedCut {
    return this.#cutAt(this.#ends.runs)
  }

  runAt(index: number): LogRun | null {
    const before = this.#ends.atOrBefore(index - 1)
    return this.run(this.#range.base + before)
  }

  run(run: number): LogRun | null {
    const before = run - this.#range.base
    if (before < 0 || before >= this.#ends.runs) return null
    const first = this.#ends.at(before).index + 1
    return { run, first, last: this.#ends.at(before + 1).index }
  }

  get firstRun(): number {
    return this.#range.base
  }

  behindRuns(runs: number): RootedCut | null {
    const end = runs - this.#range.base
    return end < 0 || end > this.#ends.runs ? null : this.#cutAt(end)
  }

  prove(from: number, to: number, runs: number): Uint8Array {
    return this.#range.prove(from, to, runs)
  }

  boundaryAtOrBefore(index: number): RootedCut | null {
    const end = this.#ends.atOrBefore(index)
    return end < 0 ? null : this.#cutAt(end)
  }

  prune(index: number): void {
    const end = this.#ends.atOrBefore(index)
    if (end <= 0) return
    this.#range.prune(this.#range.base + end)
    this.#ends.dropBefore(end)
  }

  #close(): void {
    this.#range.append(this.#hasher.digest())
    this.#ends.push(this.#index, this.#term)
    this.#entries = 0
    this.#bytes = 0
  }

  #cutAt(end: number): RootedCut {
    const runs = this.#range.base + end
    return rooted({ ...this.#ends.at(end), runs, peaks: this.#range.peaks(runs) })
  }
}

function rooted(cut: LogCut): RootedCut {
  return { ...cut, root: hashRange({ leaves: cut.runs, last: cut.index, peaks: cut.peaks }) }
}
