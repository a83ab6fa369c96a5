import { isAtOrBehind } from '../entry-id.ts'
import { invariant } from '../invariant.ts'
import type { Config, Entry, EntryId, Index, Recovered, SnapshotMeta, Term } from '../types.ts'
import { recoveredBounds } from './recovered-bounds.ts'
import { TermRuns } from './term-runs.ts'

/** Bytes of data: of entries that are kept for others, and of as many more as wait to be applied. */
export type LogLimits = Pick<Config, 'maxCachedBytes' | 'maxApplyBytes'>

/**
 * The replica's log as the core sees it: the terms of all entries, and a window of the newest entries themselves.
 *
 * Invariants (rule 31): `applied ≤ applying ≤ committed ≤ last`, `stable ≤ handed ≤ last`.
 * The window holds everything that is not yet durable or not yet committed, and what fits of older entries; after a
 * restart, or where the state machine is far behind, it may begin above `applied`.
 */
export class Log {
  /** The entry before the first one of the log: all that is left of what a snapshot replaced (rule 25). */
  #boundary: EntryId
  readonly #runs: TermRuns
  readonly #limits: LogLimits
  /** Contiguous, ends at `#last`. */
  readonly #window: Entry[]
  #windowBytes: number
  /** Configuration entries that are not applied. */
  #confs: Index[]
  #last: Index
  #committed: Index
  /** Everything up to here was handed to the state machine. */
  applying: Index
  #applied: Index
  /** Everything up to here is durable. */
  #stable: Index
  /** Everything up to here was handed to the disk. */
  #handed: Index
  /** Replaces everything that the disk has, and was not handed to it yet. */
  #installed: SnapshotMeta | null = null

  constructor(recovered: Recovered, applied: Index, limits: LogLimits) {
    const { boundary, commit } = recoveredBounds(recovered, applied)
    this.#boundary = boundary
    this.#runs = new TermRuns(recovered.termRuns)
    this.#limits = limits
    this.#window = [...recovered.entries]
    this.#windowBytes = dataBytes(this.#window)
    this.#confs = recovered.confIndexes.filter((index) => index > applied)
    this.#last = recovered.lastIndex
    this.#stable = recovered.lastIndex
    this.#handed = recovered.lastIndex
    this.#committed = commit
    this.applying = applied
    this.#applied = applied
  }

  get first(): Index {
    return this.#boundary.index + 1
  }

  get last(): Index {
    return this.#last
  }

  get lastId(): EntryId {
    return { term: this.termAt(this.#last), index: this.#last }
  }

  get committed(): Index {
    return this.#committed
  }

  get committedId(): EntryId {
    return { term: this.termAt(this.#committed), index: this.#committed }
  }

  get applied(): Index {
    return this.#applied
  }

  get stable(): Index {
    return this.#stable
  }

  get hasUnhanded(): boolean {
    return this.#handed < this.#last || this.#installed !== null
  }

  /** Undefined for entries before the boundary or behind the end. */
  term(index: Index): Term | undefined {
    if (index === this.#boundary.index) return this.#boundary.term
    if (index < this.#boundary.index || index > this.#last) return undefined
    return this.#runs.find(index)?.term
  }

  /** The term of an entry that must be there. */
  termAt(index: Index): Term {
    const term = this.term(index)
    invariant(term !== undefined, `the term of entry ${index} is not known`)
    return term
  }

  matches(id: EntryId): boolean {
    return this.term(id.index) === id.term
  }

  /** Rule 5: later term, or same term and at least as long. */
  isUpToDate(candidate: EntryId): boolean {
    return isAtOrBehind(candidate, this.lastId)
  }

  /** The largest index up to `index` whose term is at most `term` (rule 26). A term of 0: not known. */
  hint(index: Index, term: Term): EntryId {
    let at = Math.min(index, this.#last)
    while (at > this.#boundary.index) {
      const run = this.#runs.find(at)
      if (run === undefined) break
      if (run.term <= term) return { term: run.term, index: at }
      at = run.first - 1
    }
    const { index: boundary, term: boundaryTerm } = this.#boundary
    if (at === boundary && boundaryTerm <= term) return { term: boundaryTerm, index: boundary }
    return { term: 0, index: Math.max(0, Math.min(at, boundary) - 1) }
  }

  /** Up to where a log with this last entry holds the same as this log for sure (log matching); 0: not known. */
  commonWith(last: EntryId): Index {
    const { term, index } = this.hint(last.index, last.term)
    return term === last.term ? index : 0
  }

  /** Adds entries that follow an entry of this log; what stands at and behind the first of them goes. */
  append(entries: readonly Entry[]): void {
    const first = entries[0]
    if (first === undefined) return
    invariant(
      first.index <= this.#last + 1,
      `entry ${first.index} would leave a gap behind ${this.#last}`,
    )
    if (first.index <= this.#last) this.#truncate(first.index)
    for (const entry of entries) {
      this.#window.push(entry)
      this.#windowBytes += entry.data.length
      this.#runs.append(entry.term, entry.index)
      if (entry.type === 'conf') this.#confs.push(entry.index)
      this.#last = entry.index
    }
  }

  #truncate(index: Index): void {
    invariant(
      index > this.#committed,
      `entry ${index} would be replaced, but everything up to ${this.#committed} is committed (rule 23)`,
    )
    const kept = Math.max(0, index - this.#windowFirst)
    for (const entry of this.#window.splice(kept)) this.#windowBytes -= entry.data.length
    this.#runs.truncate(index)
    while ((this.#confs.at(-1) ?? -1) >= index) this.#confs.pop()
    this.#last = index - 1
    this.#stable = Math.min(this.#stable, this.#last)
    this.#handed = Math.min(this.#handed, this.#last)
  }

  /** Forgets everything before `firstIndex`, which must be applied. */
  compact(firstIndex: Index): void {
    const index = firstIndex - 1
    invariant(
      index <= this.#applied,
      `entry ${index} is cut off, but only ${this.#applied} is applied`,
    )
    if (index <= this.#boundary.index) return
    this.#boundary = { term: this.termAt(index), index }
    if (index === this.#last) this.#runs.clear()
    else this.#runs.forgetBefore(firstIndex)
    const dropped = Math.max(0, firstIndex - this.#windowFirst)
    for (const entry of this.#window.splice(0, dropped)) this.#windowBytes -= entry.data.length
  }

  /**
   * Begins anew behind a snapshot, which stands for everything up to its anchor. Nothing of the former log counts as
   * durable, and nothing may be on its way to the state machine, unless it `mayOvertake` that.
   */
  install(snapshot: SnapshotMeta, mayOvertake = false): void {
    const { term, index } = snapshot
    invariant(
      index > this.#committed,
      `a snapshot at ${index} is no news behind ${this.#committed}`,
    )
    invariant(
      mayOvertake || this.applying === this.#applied,
      'a snapshot is installed while entries are being applied',
    )
    this.#boundary = { term, index }
    this.#runs.clear()
    this.#window.length = 0
    this.#windowBytes = 0
    this.#confs = []
    this.#last = index
    this.#committed = index
    this.#handed = index
    this.#stable = this.#applied
    this.#installed = snapshot
  }

  /** What was installed since the disk was given entries last. */
  takeInstalled(): SnapshotMeta | null {
    const installed = this.#installed
    this.#installed = null
    return installed
  }

  commit(index: Index): void {
    invariant(index <= this.#last, `commit ${index} is behind the end of the log, ${this.#last}`)
    this.#committed = Math.max(this.#committed, index)
  }

  /** Everything not yet handed to the disk. */
  takeUnhanded(): readonly Entry[] {
    const entries = this.#window.slice(this.#handed + 1 - this.#windowFirst)
    this.#handed = this.#last
    return entries
  }

  /** `index` and what stands before it is durable, in the shape it has now. */
  becameStable(index: Index): void {
    this.#stable = Math.max(this.#stable, index)
    this.#evict()
  }

  becameApplied(index: Index): void {
    this.#applied = index
    this.#evict()
  }

  /** The state machine has answered for the configuration entry. */
  confApplied(index: Index): void {
    while ((this.#confs[0] ?? Number.POSITIVE_INFINITY) <= index) this.#confs.shift()
  }

  /** The first configuration entry that is not applied; infinity: there is none. */
  get firstUnappliedConf(): Index {
    return this.#confs[0] ?? Number.POSITIVE_INFINITY
  }

  /** Whether a configuration entry that is not applied stands behind `after`, and no further than `to`. */
  hasConfBetween(after: Index, to: Index): boolean {
    return this.#confs.some((index) => index > after && index <= to)
  }

  /** About how many bytes of data the entries from `from` to `to` have. */
  estimateBytes(from: Index, to: Index): number {
    const count = Math.max(0, to - from + 1)
    return this.#window.length === 0 ? 0 : count * (this.#windowBytes / this.#window.length)
  }

  isInMemory(index: Index): boolean {
    return index >= this.#windowFirst
  }

  /** Entries from `from` up to `to`: the first, and then what fits in `maxBytes`. They must be in memory. */
  slice(from: Index, to: Index, maxBytes: number): readonly Entry[] {
    const start = from - this.#windowFirst
    const length = Math.min(to, this.#last) - from + 1
    if (length <= 0) return []
    invariant(start >= 0, `entry ${from} is not in memory`)
    return this.#window.slice(start, start + countWithin(this.#window, start, length, maxBytes))
  }

  /** Bytes of data in the entries from `from` to `to`, of those that are in memory. */
  bytesBetween(from: Index, to: Index): number {
    const start = Math.max(0, from - this.#windowFirst)
    return dataBytes(this.#window.slice(start, Math.max(start, to + 1 - this.#windowFirst)))
  }

  get #windowFirst(): Index {
    return this.#last - this.#window.length + 1
  }

  #evict(): void {
    const { maxCachedBytes, maxApplyBytes } = this.#limits
    this.#forget(Math.min(this.#stable, this.#applied), maxCachedBytes)
    // A state machine that stands still fills no memory: what it lacks is read back when its turn comes.
    this.#forget(Math.min(this.#stable, this.#committed), maxCachedBytes + maxApplyBytes)
  }

  /** Entries up to `last` go, where the window has more bytes than `most`. */
  #forget(last: Index, most: number): void {
    if (this.#windowBytes <= most) return
    // Down to three quarters, so that the window is not shifted for every entry.
    const target = most * 0.75
    let dropped = 0
    for (const entry of this.#window) {
      if (this.#windowBytes <= target || entry.index > last) break
      this.#windowBytes -= entry.data.length
      dropped++
    }
    if (dropped > 0) this.#window.splice(0, dropped)
  }
}

/** How many of `entries`, from `start`, hold at most `maxBytes` beyond the first of them. */
export function countWithin(
  entries: readonly Entry[],
  start: number,
  length: number,
  maxBytes: number,
): number {
  let bytes = 0
  for (let count = 1; count < length; count++) {
    bytes += entries[start + count]?.data.length ?? 0
    if (bytes > maxBytes) return count
  }
  return length
}

export function dataBytes(entries: readonly Entry[]): number {
  let bytes = 0
  for (const entry of entries) bytes += entry.data.length
  return bytes
}
