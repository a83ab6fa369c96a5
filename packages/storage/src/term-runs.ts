import type { EntryId, Index, Term, TermRun } from '@tesela/raft'

/** Terms of the entries of a log, of which only those behind some entry need be known. */
export interface TermRuns {
  readonly runs: readonly TermRun[]
  /** Null where it is not known: before the beginning, or behind the end. */
  termAt(index: Index): Term | null
  /** Takes in the entry, which replaces what stood at its index and behind. */
  place(index: Index, term: Term): void
  /** Empties the log: what comes next stands behind `before`. */
  begin(before: EntryId): void
  /** Forgets what stands at the boundary or before it, but for the boundary's own term (rule 25). */
  cut(boundary: EntryId): void
}

export function createTermRuns(): TermRuns {
  return new AscendingRuns()
}

class AscendingRuns implements TermRuns {
  #runs: TermRun[] = []
  /** The entry before the first run; its term is null when it was never seen. */
  #before: { readonly term: Term | null; readonly index: Index } = { term: 0, index: 0 }
  #last: Index = 0

  get runs(): readonly TermRun[] {
    return this.#runs
  }

  termAt(index: Index): Term | null {
    if (index === this.#before.index) return this.#before.term
    if (index < this.#before.index || index > this.#last) return null
    return this.#runs.findLast(({ first }) => first <= index)?.term ?? null
  }

  place(index: Index, term: Term): void {
    if (index <= this.#last) this.#truncate(index)
    this.#last = index
    if (this.#runs.at(-1)?.term !== term) this.#runs.push({ term, first: index })
  }

  begin({ term, index }: EntryId): void {
    this.#runs = []
    this.#before = { term, index }
    this.#last = index
  }

  cut(boundary: EntryId): void {
    const { term, index } = boundary
    const behind = this.#runs.findIndex(({ first }) => first > index)
    const next = behind < 0 ? this.#runs.length : behind
    const across = index < this.#last && this.#runs[next]?.first !== index + 1
    const runs = this.#runs.slice(next)
    const split = across ? this.#runs[next - 1] : undefined
    this.#runs = split === undefined ? runs : [{ term: split.term, first: index + 1 }, ...runs]
    this.#before = { term, index }
  }

  #truncate(index: Index): void {
    if (index <= this.#before.index) this.#before = { term: null, index: index - 1 }
    while ((this.#runs.at(-1)?.first ?? 0) >= index) this.#runs.pop()
  }
}
