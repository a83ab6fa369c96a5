import type { Millis } from '@tesela/raft'

/** Something that waits until its deadline at most. */
export interface Expiring {
  /** Time of the clock. Does not change while it is held. */
  readonly deadline: Millis
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

class BucketedDeadlines implements Deadlines {
  readonly #bucketMs: Millis
  readonly #buckets = new Map<number, Set<Expiring>>()
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
    const bucket = this.#buckets.get(number)
    if (bucket === undefined) this.#buckets.set(number, new Set([item]))
    else bucket.add(item)
    this.#swept = Math.min(this.#swept, number - 1)
    this.#size += 1
  }

  remove(item: Expiring): void {
    const number = this.#bucketOf(item)
    const bucket = this.#buckets.get(number)
    if (bucket?.delete(item) !== true) return
    this.#size -= 1
    if (bucket.size === 0) this.#buckets.delete(number)
  }

  sweep(now: Millis): void {
    const due = Math.floor(now / this.#bucketMs) - 1
    if (due <= this.#swept) return
    this.#swept = due
    const ripe = [...this.#buckets.keys()].filter((number) => number <= due).sort((a, b) => a - b)
    for (const number of ripe) {
      const bucket = this.#buckets.get(number)
      if (bucket === undefined) continue
      for (const item of bucket) {
        bucket.delete(item)
        this.#size -= 1
        item.expire()
      }
      this.#buckets.delete(number)
    }
  }

  #bucketOf(item: Expiring): number {
    return Math.floor(item.deadline / this.#bucketMs)
  }
}
