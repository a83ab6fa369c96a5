/**
 * One timer for the deadlines of all calls. A call that ends in time, as nearly all do, costs a place in an array; a timer
 * of its own would cost more than the rest of the request.
 *
 * Calls are kept in buckets of `GRANULARITY_MS`; an alarm rings up to that much late and never early.
 */
export interface Alarms {
  /** Milliseconds, monotonic. */
  now(): number
  /** Sets the one alarm of `sleeper`, replacing an earlier one. */
  set(sleeper: Sleeper, at: number): void
  clear(sleeper: Sleeper): void
  close(): void
}

export interface Sleeper {
  /** Owned by `Alarms`: the bucket that holds this sleeper; below zero for none. */
  alarmBucket: number
  /** Owned by `Alarms`: where it stands in that bucket. */
  alarmPlace: number
  alarm(now: number): void
}

const GRANULARITY_MS = 10
/** The longest delay that a Node timer takes. */
const MAX_DELAY_MS = 2 ** 31 - 1
/** In no bucket any more, but its turn is to come. */
const RINGING = -2

export function createAlarms(): Alarms {
  return new BucketedAlarms()
}

class BucketedAlarms implements Alarms {
  /** No sets: see `NumberedTable` of @tesela/wire. */
  readonly #buckets = new Map<number, Sleeper[]>()
  #timer: NodeJS.Timeout | undefined
  /** The bucket that the timer is set for. It may have become empty meanwhile: then it rings for nothing, once. */
  #timerBucket = Number.POSITIVE_INFINITY
  #closed = false

  now(): number {
    return performance.now()
  }

  set(sleeper: Sleeper, at: number): void {
    const bucket = Math.ceil(at / GRANULARITY_MS)
    if (this.#closed || sleeper.alarmBucket === bucket) return
    this.clear(sleeper)
    let sleepers = this.#buckets.get(bucket)
    if (sleepers === undefined) {
      sleepers = []
      this.#buckets.set(bucket, sleepers)
      if (bucket < this.#timerBucket) this.#arm(bucket)
    }
    sleeper.alarmPlace = sleepers.push(sleeper) - 1
    sleeper.alarmBucket = bucket
  }

  clear(sleeper: Sleeper): void {
    const sleepers = this.#buckets.get(sleeper.alarmBucket)
    const last = sleepers?.pop()
    if (sleepers !== undefined && last !== undefined && last !== sleeper) {
      sleepers[sleeper.alarmPlace] = last
      last.alarmPlace = sleeper.alarmPlace
    }
    if (sleepers?.length === 0) this.#buckets.delete(sleeper.alarmBucket)
    sleeper.alarmBucket = -1
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#buckets.clear()
  }

  #arm(bucket: number): void {
    clearTimeout(this.#timer)
    this.#timerBucket = bucket
    const delay = Math.min(MAX_DELAY_MS, Math.max(1, bucket * GRANULARITY_MS - this.now()))
    this.#timer = setTimeout(this.#ring, delay)
    // Whoever waits holds a socket or a reconnection open; that keeps the process alive, not the deadline.
    this.#timer.unref()
  }

  readonly #ring = (): void => {
    const now = this.now()
    this.#timerBucket = Number.POSITIVE_INFINITY
    const due = [...this.#buckets.keys()].filter((bucket) => bucket * GRANULARITY_MS <= now)
    for (const bucket of due.sort((a, b) => a - b)) {
      const sleepers = this.#buckets.get(bucket) ?? []
      this.#buckets.delete(bucket)
      // It may be there anew before all of them rang, and none of them has a place in that one.
      for (const sleeper of sleepers) sleeper.alarmBucket = RINGING
      for (const sleeper of sleepers) {
        // An alarm that rang before it, in this very loop, may have ended it or set it anew.
        if (sleeper.alarmBucket !== RINGING) continue
        sleeper.alarmBucket = -1
        sleeper.alarm(now)
      }
    }
    if (this.#closed) return
    const next = Math.min(...this.#buckets.keys())
    if (next < this.#timerBucket) this.#arm(next)
  }
}
