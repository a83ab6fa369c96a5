import type { Clock } from '../seams.ts'

/** Time that moves only when the test lets it: events in the order of (time, when they were asked for). */
export interface VirtualClock {
  now(): number
  timer(ms: number, callback: () => void): () => void
  /** A view for one process. Nothing is called back after `stop`. */
  process(): ProcessClock
  /** Moves on until the condition holds; rejects when it does not within `ms` of virtual time. */
  until(what: string, condition: () => boolean, ms?: number): Promise<void>
  /** Moves on by so much. */
  pass(ms: number): Promise<void>
  /** Moves on until the promise settles. */
  settle<T>(promise: Promise<T>, ms?: number): Promise<T>
}

export interface ProcessClock extends Clock {
  stop(): void
}

interface Event {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

const PATIENCE_MS = 60_000

export function createVirtualClock(): VirtualClock {
  let time = 0
  let order = 0
  let events: Event[] = []

  const add = (ms: number, run: () => void) => {
    order += 1
    const event = { at: time + ms, order, run }
    const at = events.findLastIndex((other) => other.at <= event.at)
    events.splice(at + 1, 0, event)
    return () => {
      events = events.filter((other) => other !== event)
    }
  }
  const step = async () => {
    const event = events.shift()
    if (event === undefined) throw new Error('nothing will ever happen again')
    time = event.at
    event.run()
    await microtasks()
  }
  const until = async (what: string, condition: () => boolean, ms = PATIENCE_MS) => {
    const end = time + ms
    await microtasks()
    while (!condition()) {
      if (time > end) throw new Error(`not within ${ms} ms of virtual time: ${what}`)
      await step()
    }
  }
  return {
    now: () => time,
    timer: add,
    process() {
      let running = true
      const guarded = (run: () => void) => () => {
        if (running) run()
      }
      return {
        now: () => time,
        timer: (ms, callback) => add(ms, guarded(callback)),
        yield: (callback) => void add(0, guarded(callback)),
        stop: () => {
          running = false
        },
      }
    },
    until,
    async pass(ms) {
      const end = time + ms
      add(ms, () => undefined)
      await until('time passes', () => time >= end, ms)
    },
    async settle(promise, ms) {
      let settled = false
      const done = () => {
        settled = true
      }
      promise.then(done, done)
      await until('the promise settles', () => settled, ms)
      return promise
    },
  }
}

/** Lets every promise that can settle do so, before time moves. */
function microtasks(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
