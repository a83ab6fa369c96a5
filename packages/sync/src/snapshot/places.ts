/** A run of places, by number. */
export interface Run {
  readonly from: number
  readonly count: number
}

/** What of a target is missing, asked for, and here. Every place is in one of the three. */
export interface Places {
  readonly total: number
  readonly held: number
  readonly complete: boolean
  /** The first run of missing places, at most so many: asked for from now on. Null: none is missing (C10). */
  ask(most: number): Run | null
  /** What of the run is asked for is missing again (C11, C12). */
  free(run: Run): void
  /** The run is here. */
  hold(run: Run): void
  /** Of a run that was asked for, so many from its start are here; the rest is missing again. */
  settle(run: Run, held: number): void
  /** It is asked for elsewhere, where it is missing. */
  claim(at: number): void
  has(at: number): boolean
  /** Those that are asked for, in order. */
  asked(): Iterable<number>
}

export function createPlaces(total: number): Places {
  return new GapFinder(total)
}

const MISSING = 0
const ASKED = 1
const HELD = 2

class GapFinder implements Places {
  readonly #states: Uint8Array
  /** Nothing is missing before it. */
  #firstMissing = 0
  held = 0

  constructor(total: number) {
    this.#states = new Uint8Array(total)
  }

  get total(): number {
    return this.#states.length
  }

  get complete(): boolean {
    return this.held === this.total
  }

  ask(most: number): Run | null {
    const from = this.#states.indexOf(MISSING, this.#firstMissing)
    if (from < 0) {
      this.#firstMissing = this.total
      return null
    }
    let end = from
    while (end < this.total && end - from < most && this.#states[end] === MISSING) end += 1
    this.#states.fill(ASKED, from, end)
    this.#firstMissing = end
    return { from, count: end - from }
  }

  free({ from, count }: Run): void {
    for (let at = from; at < from + count; at += 1) {
      if (this.#states[at] !== ASKED) continue
      this.#states[at] = MISSING
      this.#firstMissing = Math.min(this.#firstMissing, at)
    }
  }

  settle(run: Run, held: number): void {
    this.hold({ from: run.from, count: held })
    this.free(run)
  }

  claim(at: number): void {
    if (this.#states[at] === MISSING) this.#states[at] = ASKED
  }

  has(at: number): boolean {
    return this.#states[at] === HELD
  }

  *asked(): Iterable<number> {
    for (const [at, state] of this.#states.entries()) if (state === ASKED) yield at
  }

  hold({ from, count }: Run): void {
    for (let at = from; at < from + count; at += 1) {
      if (this.#states[at] === undefined || this.#states[at] === HELD) continue
      this.#states[at] = HELD
      this.held += 1
    }
  }
}
