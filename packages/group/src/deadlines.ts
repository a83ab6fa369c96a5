import type { Millis } from '@tesela/raft'

/** Something that waits until its deadline at most. */
export interface Expiring {
  /** Time of the clock. Does not change while it is held. */
  readonly deadline: Millis
  /** Owned by `Deadlines`: its neighbours while it is held. */
  earlier: Expiring | null
  later: Expiring | null
  /** Called once, after the deadline, unless it was removed before. */
  expire(): void
}

/**
 * Deadlines of many short waits, kept in buckets of time: adding and removing cost the same however many wait,
 * and no timer is armed per request. An item expires up to one bucket and one `sweep` late.
 */
export interface Deadlines {
  add(item: Expiring): void
  remove(item: Expiring): void
  /** Expires everything that is due. */
  sweep(now: Millis): void
  readonly size: number
}

export function createDeadlines(bucketMs: Millis): Deadlines {
  return new BucketedDeadlines(bucketMs)
}

/** Whoever has deadlines of about the same time, in the order in which they came. */
interface Bucket {
  first: Expiring | null
  last: Expiring | null
}

/**
 * The items of a bucket are a list of themselves, whose links are taken out of those that leave it. A `Set` that is filled and
 * emptied all the time leaves tables behind, each of which refers to the next one: once one of them is of the old generation,
 * the collector of the young one keeps them all, with whatever was in them.
 */
class BucketedDeadlines implements Deadlines {
  readonly #bucketMs: Millis
  readonly #buckets = new Map<number, Bucket>()
  /** No bucket below it holds anything. */
  #swept = Number.NEGATIVE_INFINITY
  #size = 0

  constructor(bucketMs: Millis) {
    this.#bucketMs = bucketMs
  }

  get size(): number {
    return this.#size
  }

  add(item: Expiring): void {
    const number = this.#bucketOf(item)
    let bucket = this.#buckets.get(number)
    if (bucket === undefined) {
      bucket = { first: null, last: null }
      this.#buckets.set(number, bucket)
    }
    item.earlier = bucket.last
    if (bucket.last === null) bucket.first = item
    else bucket.last.later = item
    bucket.last = item
    this.#swept = Math.min(this.#swept, number - 1)
    this.#size += 1
  }

  remove(item: Expiring): void {
    const number = this.#bucketOf(item)
    const bucket = this.#buckets.get(number)
    if (bucket === undefined || (item.earlier === null && bucket.first !== item)) return
    this.#takeOut(bucket, item)
    if (bucket.first === null) this.#buckets.delete(number)
  }

  sweep(now: Millis): void {
    const due = Math.floor(now / this.#bucketMs) - 1
    if (due <= this.#swept) return
    this.#swept = due
    const ripe = [...this.#buckets.keys()].filter((number) => number <= due).sort((a, b) => a - b)
    for (const number of ripe) {
      const bucket = this.#buckets.get(number)
      for (let item = bucket?.first ?? null; item !== null; item = bucket?.first ?? null) {
        this.remove(item)
        item.expire()
      }
    }
  }

  #takeOut(bucket: Bucket, item: Expiring): void {
    const { earlier, later } = item
    if (earlier === null) bucket.first = later
    else earlier.later = later
    if (later === null) bucket.last = earlier
    else later.earlier = earlier
    item.earlier = null
    item.later = null
    this.#size -= 1
  }

  #bucketOf(item: Expiring): number {
    return Math.floor(item.deadline / this.#bucketMs)
  }
}
