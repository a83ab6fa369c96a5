import type { Index, Term, TermRun } from '../types.ts'

/** The term of every entry of the log, as runs of equal terms: small whatever the length of the log. */
export class TermRuns {
  /** Ascending in `first` and in `term`. */
  readonly #runs: TermRun[]

  constructor(runs: readonly TermRun[]) {
    this.#runs = [...runs]
  }

  /** The run that holds `index`; undefined below the first. Looks from the end, where most questions fall. */
  find(index: Index): TermRun | undefined {
    for (let i = this.#runs.length - 1; i >= 0; i--) {
      const run = this.#runs[i]
      if (run !== undefined && run.first <= index) return run
    }
    return undefined
  }

  append(term: Term, index: Index): void {
    if (this.#runs.at(-1)?.term !== term) this.#runs.push({ term, first: index })
  }

  /** Forgets everything before `index`. */
  forgetBefore(index: Index): void {
    const at = this.#runs.findLastIndex(({ first }) => first <= index)
    const run = this.#runs[at]
    if (run !== undefined) this.#runs.splice(0, at + 1, { term: run.term, first: index })
  }

  /** Forgets `index` and everything behind it. */
  truncate(index: Index): void {
    while ((this.#runs.at(-1)?.first ?? -1) >= index) this.#runs.pop()
  }

  clear(): void {
    this.#runs.length = 0
  }
}
