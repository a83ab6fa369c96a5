import type { SeededRandom } from './seeded-random.ts'

/** Events by time; those of one moment in an order that the seed draws. */
export interface VirtualTime {
  readonly now: number
  after(ms: number, event: () => void): void
  /** Runs events until the condition holds. False: the time was up before. Throws where events never end. */
  runUntil(condition: () => boolean, limit: number): boolean
}

/** Far more than any run that ends has. */
const MOST_EVENTS = 1_000_000

export function createVirtualTime(random: SeededRandom): VirtualTime {
  const events: { at: number; order: number; event: () => void }[] = []
  let now = 0
  return {
    get now() {
      return now
    },
    after(ms, event) {
      const made = { at: now + ms, order: random.below(2 ** 30), event }
      let low = 0
      let high = events.length
      while (low < high) {
        const middle = (low + high) >> 1
        const other = events[middle]
        const later =
          other !== undefined &&
          (other.at > made.at || (other.at === made.at && other.order > made.order))
        if (later) low = middle + 1
        else high = middle
      }
      events.splice(low, 0, made)
    },
    runUntil(condition, limit) {
      for (let ran = 0; !condition(); ran += 1) {
        if (ran === MOST_EVENTS) throw new Error(`it is not over after ${MOST_EVENTS} events`)
        const next = events.pop()
        if (next === undefined || next.at > limit) return false
        now = next.at
        next.event()
      }
      return true
    },
  }
}
