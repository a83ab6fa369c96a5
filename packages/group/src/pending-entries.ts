import type { Entry, Index, Term } from '@tesela/raft'
import type { MachineResult } from './seams.ts'

/** Entries that the core appended for somebody here, consecutive and of one term. */
export interface AppendedEntries {
  readonly term: Term
  readonly first: Index
  readonly count: number
  /** The entry at `first + offset` is applied. In order of offset. */
  applied(offset: number, result: MachineResult): void
  /** Another term's entry was applied at `first + offset`: ours never will be, nor those behind it (log matching). */
  lost(offset: number): void
  /** A snapshot took the place of the log: what became of the rest, nobody here will learn. */
  unknown(): void
}

/**
 * Brings the result of exactly one entry to exactly its proposer. An index alone does not name an entry: a new
 * leader may have filled it with another (rule 66). Only what is applied tells.
 */
export interface PendingEntries {
  add(appended: AppendedEntries): void
  /** Consecutive applied entries with their results. */
  applied(entries: readonly Entry[], results: readonly MachineResult[]): void
  /** Everything up to the index is applied by a snapshot. */
  installed(index: Index): void
}

export function createPendingEntries(): PendingEntries {
  return new OrderedPendingEntries()
}

class OrderedPendingEntries implements PendingEntries {
  /** In the order of appending; as many as there are turns between an append and its commit. */
  #waiting: AppendedEntries[] = []

  add(appended: AppendedEntries): void {
    this.#waiting.push(appended)
  }

  applied(entries: readonly Entry[], results: readonly MachineResult[]): void {
    const first = entries[0]?.index
    if (first === undefined || this.#waiting.length === 0) return
    const last = first + entries.length - 1
    this.#waiting = this.#waiting.filter((appended) => {
      if (appended.first > last) return true
      return !settle(appended, entries, results, first, last)
    })
  }

  installed(index: Index): void {
    const covered = this.#waiting.filter(({ first }) => first <= index)
    this.#waiting = this.#waiting.filter(({ first }) => first > index)
    for (const appended of covered) appended.unknown()
  }
}

/** Whether nothing of it waits any longer. */
function settle(
  appended: AppendedEntries,
  entries: readonly Entry[],
  results: readonly MachineResult[],
  first: Index,
  last: Index,
): boolean {
  const end = appended.first + appended.count - 1
  for (let index = Math.max(appended.first, first); index <= Math.min(end, last); index += 1) {
    const entry = entries[index - first]
    const result = results[index - first]
    if (entry === undefined || result === undefined) continue
    if (entry.term !== appended.term) {
      appended.lost(index - appended.first)
      return true
    }
    appended.applied(index - appended.first, result)
  }
  return end <= last
}
