/**
 * Buckets in a row, each with a label: whole numbers that grow from bucket to bucket. Where there is no number left
 * between two neighbours, the smallest surrounding block of labels that is sparse enough is spread out evenly (Bender,
 * Cole, Demaine, Farach-Colton and Zito, "Two simplified algorithms for maintaining order in a list", 2002): O(log n)
 * new labels for a bucket, amortised, and never more than there are buckets.
 */
import { Map as ImmutableMap } from 'immutable'

export interface Bucket {
  readonly label: number
  /** Items in it: 1 or more. */
  readonly size: number
  /** Number of the bucket before it; 0: none. */
  readonly before: number
  /** Number of the bucket behind it; 0: none. */
  readonly behind: number
}

/** A row that never changes. */
export interface BucketRow {
  /** By number. Numbers count from 1 and say nothing about the order. */
  readonly buckets: ImmutableMap<number, Bucket>
  /** Highest number given so far. */
  readonly made: number
  readonly last: number
}

export const emptyBucketRow: BucketRow = { buckets: ImmutableMap(), made: 0, last: 0 }

const labelBits = 52
/** Labels are above 0 and below this. */
const labelEnd = 2 ** labelBits
/** Between buckets that are added at an end: room for 2^31 of them. */
const wideStep = 2 ** 20
/** A block of 2^i labels is sparse with at most (2 / 1.4)^i buckets: 10^8 in all. */
const sparseness = 2 / 1.4

/** A row that one owner edits in place, then seals. */
export class BucketRowDraft {
  readonly #buckets: ImmutableMap<number, Bucket>
  #made: number
  #last: number

  constructor(row: BucketRow) {
    this.#buckets = row.buckets.asMutable()
    this.#made = row.made
    this.#last = row.last
  }

  get(number: number): Bucket {
    const bucket = this.#buckets.get(number)
    if (bucket === undefined) throw new Error(`no bucket ${number}`)
    return bucket
  }

  /** Changes the size of a bucket; an empty one goes. */
  grow(number: number, by: number): void {
    const bucket = this.get(number)
    const size = bucket.size + by
    if (size > 0) this.#buckets.set(number, { ...bucket, size })
    else this.#remove(number, bucket)
  }

  /** Makes a bucket behind another one, or before all others: behind 0. Returns its number. */
  insertBehind(before: number, behind: number, size: number): number {
    const number = ++this.#made
    const label = this.#labelBetween(before, behind)
    this.#buckets.set(number, { label, size, before, behind })
    if (before > 0) this.#buckets.set(before, { ...this.get(before), behind: number })
    if (behind > 0) this.#buckets.set(behind, { ...this.get(behind), before: number })
    else this.#last = number
    return number
  }

  get last(): number {
    return this.#last
  }

  /** The draft must not be used afterwards. */
  seal(): BucketRow {
    return { buckets: this.#buckets.asImmutable(), made: this.#made, last: this.#last }
  }

  #remove(number: number, { before, behind }: Bucket): void {
    if (before > 0) this.#buckets.set(before, { ...this.get(before), behind })
    if (behind > 0) this.#buckets.set(behind, { ...this.get(behind), before })
    else this.#last = before
    this.#buckets.delete(number)
  }

  #labelBetween(before: number, behind: number): number {
    if (before === 0 && behind === 0) return labelEnd / 2
    const low = before === 0 ? 0 : this.get(before).label
    const high = behind === 0 ? labelEnd : this.get(behind).label
    const half = Math.floor((high - low) / 2)
    if (half === 0) {
      this.#makeRoom(before === 0 ? behind : before)
      return this.#labelBetween(before, behind)
    }
    const step = before === 0 || behind === 0 ? Math.min(wideStep, half) : half
    return before === 0 ? high - step : low + step
  }

  /** Gives new labels to buckets around one, so that there is one free between any two of them. */
  #makeRoom(around: number): void {
    const { label } = this.get(around)
    let first = around
    let last = around
    let count = 1
    for (let bits = 1; bits <= labelBits; bits++) {
      const width = 2 ** bits
      const start = Math.floor(label / width) * width
      for (let next = this.get(first).before; next > 0; next = this.get(next).before) {
        if (this.get(next).label < start) break
        first = next
        count++
      }
      for (let next = this.get(last).behind; next > 0; next = this.get(next).behind) {
        if (this.get(next).label >= start + width) break
        last = next
        count++
      }
      if (bits < labelBits && count + 1 > sparseness ** bits) continue
      this.#spread(first, last, start, Math.floor(width / (count + 1)))
      return
    }
  }

  #spread(first: number, last: number, start: number, step: number): void {
    let label = start
    for (let number = first; ; number = this.get(number).behind) {
      label += step
      this.#buckets.set(number, { ...this.get(number), label })
      if (number === last) return
    }
  }
}
