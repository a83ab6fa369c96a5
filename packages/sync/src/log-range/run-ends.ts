/** The last entry of a run, or of what lies before the first one. */
export interface RunEnd {
  readonly index: number
  readonly term: number
}

/** Where each run ends: run `base + n` has the entries behind end n up to end n + 1. End 0 is that of what was pruned. */
export class RunEnds {
  /** Two lists of numbers, not one of objects: sixteen bytes a run. */
  readonly #indices: number[]
  readonly #terms: number[]

  constructor({ index, term }: RunEnd) {
    this.#indices = [index]
    this.#terms = [term]
  }

  /** Of the runs that are held. */
  get runs(): number {
    return this.#indices.length - 1
  }

  push(index: number, term: number): void {
    this.#indices.push(index)
    this.#terms.push(term)
  }

  /** @param end - 0 to `runs` */
  at(end: number): RunEnd {
    const index = this.#indices[end]
    const term = this.#terms[end]
    if (index === undefined || term === undefined) throw new RangeError(`no end ${end}`)
    return { index, term }
  }

  /** The number of the newest end at or before that index; -1 where all are behind it. */
  atOrBefore(index: number): number {
    let low = 0
    let high = this.#indices.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#indices[middle] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** That end is end 0 from now on. */
  dropBefore(end: number): void {
    this.#indices.splice(0, end)
    this.#terms.splice(0, end)
  }
}
