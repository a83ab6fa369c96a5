import type { KeptResult } from './session.ts'

/** What keeping a result costs beyond its bytes: a million empty results are not free. */
const keptOverhead = 64

/** So many released ones are left in the row: fewer are not worth a copy. */
const gapAtMost = 64

/** In the place of one that was released. */
const released: KeptResult = { sequence: 0, revision: 0, result: new Uint8Array(0) }

/** What a kept result counts towards the limits. */
export function weightOf(kept: KeptResult): number {
  return kept.result.length + keptOverhead
}

/**
 * The results of a session while entries are applied: new ones come at the end nearly always, and go at the beginning. An
 * array whose first element goes moves all others, and the collector is told of each once the array has grown old.
 */
export class KeptResults {
  #row: KeptResult[]
  /** How many at the beginning of the row are released. */
  #gap = 0
  /** Whether nobody else has the row. */
  #isOwn = false

  /** @param results - in the order of their sequences; O(1) until there is a change */
  constructor(results: readonly KeptResult[]) {
    this.#row = results as KeptResult[]
  }

  get count(): number {
    return this.#row.length - this.#gap
  }

  /** The result of the sequence, if it is kept. */
  find(sequence: number): KeptResult | undefined {
    const kept = this.#row[this.#placeOf(sequence)]
    return kept?.sequence === sequence ? kept : undefined
  }

  /** Its sequence must be a new one. */
  add(kept: KeptResult): void {
    if (!this.#isOwn) this.#copyFrom(0)
    const place = this.#placeOf(kept.sequence)
    if (place === this.#row.length) this.#row.push(kept)
    else this.#row.splice(place, 0, kept)
  }

  /** Releases every result up to and including the sequence; returns their weight. */
  release(through: number): number {
    const end = this.#placeOf(through + 1)
    let weight = 0
    for (let place = this.#gap; place < end; place++) weight += this.#weightAt(place)
    if (!this.#isOwn || (end > gapAtMost && end > this.#row.length / 2)) this.#copyFrom(end)
    else {
      // What is large is let go now.
      this.#row.fill(released, this.#gap, end)
      this.#gap = end
    }
    return weight
  }

  /** What would be left if it released every result up to and including the sequence. */
  without(through: number): { readonly count: number; readonly bytes: number } {
    const from = this.#placeOf(through + 1)
    let bytes = 0
    for (let place = from; place < this.#row.length; place++) bytes += this.#weightAt(place)
    return { count: this.#row.length - from, bytes }
  }

  /** In the order of their sequences. These here must not be used afterwards. */
  seal(): readonly KeptResult[] {
    return this.#gap === 0 ? this.#row : this.#row.slice(this.#gap)
  }

  #copyFrom(place: number): void {
    this.#row = this.#row.slice(place)
    this.#gap = 0
    this.#isOwn = true
  }

  #weightAt(place: number): number {
    const kept = this.#row[place]
    return kept === undefined ? 0 : weightOf(kept)
  }

  /** Place of the first kept result whose sequence is not below the one asked for. */
  #placeOf(sequence: number): number {
    let high = this.#row.length
    // Behind all of them is where most belong.
    if ((this.#row[high - 1]?.sequence ?? 0) < sequence) return high
    let low = this.#gap
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#row[middle]?.sequence ?? 0) < sequence) low = middle + 1
      else high = middle
    }
    return low
  }
}
