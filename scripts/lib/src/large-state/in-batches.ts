import { setTimeout as delay } from 'node:timers/promises'

export interface Batches {
  /** How many there are in all, numbered from 0 on. */
  readonly count: number
  readonly batch: number
  /** Batches under way. */
  readonly lanes: number
  /** So many a second; null: as fast as it goes. */
  readonly pace: number | null
  readonly signal: AbortSignal
}

/** Does the work for each number once, from `first` up to before `end`, a batch at a time. */
export async function inBatches(
  { count, batch, lanes, pace, signal }: Batches,
  work: (first: number, end: number) => Promise<void>,
): Promise<void> {
  const began = performance.now()
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      signal.throwIfAborted()
      const first = next
      const end = Math.min(count, first + batch)
      next = end
      const due = pace === null ? began : began + (first / pace) * 1_000
      // A timer counts from when the turn began, and may be early by as much as that has taken.
      for (let now = performance.now(); now < due; now = performance.now()) {
        await delay(due - now, undefined, { signal })
      }
      await work(first, end)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
