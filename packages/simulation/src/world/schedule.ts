import type { Random } from './random.ts'

/** `timer`, `compute` and `fault` move the world on, but are not what is counted as events. */
export type EventKind = 'message' | 'disk' | 'client' | 'timer' | 'compute' | 'fault'

/** Virtual time: what happens next is what has the earliest time, and chance decides between equals. */
export interface Schedule {
  /** Milliseconds. */
  readonly now: number
  /** Delivered messages, disk completions and client operations so far. */
  readonly events: number
  /** Waiting. */
  readonly size: number
  /** Calls back after so many milliseconds; the returned function cancels. */
  after(ms: number, kind: EventKind, run: () => void): () => void
  /** For whoever waits outside of every node. */
  sleep(ms: number): Promise<void>
  /**
   * Lets one event after the other happen, each with everything that follows from it without time passing, until
   * `done` says so before one of them. False: there was none any more. Rejects with what an event or `done` throws.
   */
  run(done: () => boolean): Promise<boolean>
}

interface Event {
  readonly at: number
  readonly tie: number
  readonly kind: EventKind
  run: (() => void) | null
}

export function createSchedule(random: Random): Schedule {
  return new HeapSchedule(random)
}

const TURNS_AT_ONCE = 64

class HeapSchedule implements Schedule {
  readonly #random: Random
  /** A binary heap: the earliest first. */
  readonly #heap: Event[] = []
  now = 0
  events = 0

  constructor(random: Random) {
    this.#random = random
  }

  get size(): number {
    return this.#heap.length
  }

  after(ms: number, kind: EventKind, run: () => void): () => void {
    const event: Event = {
      at: this.now + Math.max(0, ms),
      tie: this.#random.below(2 ** 32),
      kind,
      run,
    }
    this.#push(event)
    return () => {
      event.run = null
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, 'timer', resolve))
  }

  run(done: () => boolean): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let over = false
      const end = (settle: () => void) => {
        over = true
        settle()
      }
      const turn = () => {
        if (over) return
        try {
          if (done()) end(() => resolve(true))
          else if (!this.#next()) end(() => resolve(false))
        } catch (error) {
          end(() => reject(error))
        }
      }
      // Every promise that can settle does so behind each of them, before time moves. Asked for one by one, each would
      // cost a round of the real event loop.
      const turns = () => {
        if (over) return
        for (let at = 0; at < TURNS_AT_ONCE; at += 1) setImmediate(turn)
        setImmediate(turns)
      }
      turns()
    })
  }

  #next(): boolean {
    let event = this.#pop()
    while (event !== undefined && event.run === null) event = this.#pop()
    if (event === undefined) return false
    this.now = event.at
    if (event.kind === 'message' || event.kind === 'disk' || event.kind === 'client') {
      this.events += 1
    }
    event.run?.()
    return true
  }

  #push(event: Event): void {
    const heap = this.#heap
    let at = heap.length
    heap.push(event)
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !before(event, parent)) break
      heap[at] = parent
      at = above
    }
    heap[at] = event
  }

  #pop(): Event | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      const left = heap[2 * at + 1]
      const right = heap[2 * at + 2]
      if (left === undefined) break
      const [child, below] =
        right !== undefined && before(right, left) ? [right, 2 * at + 2] : [left, 2 * at + 1]
      if (!before(child, last)) break
      heap[at] = child
      at = below
    }
    heap[at] = last
    return first
  }
}

function before(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.tie < other.tie)
}
