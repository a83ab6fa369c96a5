import type { Entry, Index, Millis } from '@tesela/raft'

/** Log time: moves with the leader's monotonic clock, stands still without one, never goes back. */
export interface LogClock {
  /** Log time now, if this replica led: the last stamp in its log and the time since it got that entry. */
  now(): Millis
  /**
   * Takes note of entries on their way to this replica's log, its own and those of a leader.
   * @param committed - entries up to here stay for ever: what is known of older ones is forgotten
   */
  observe(entries: readonly Entry[], committed?: Index): void
}

/** An entry with a stamp, and when this replica got it. */
interface Mark {
  readonly index: Index
  /** Log time with its fraction: rounding at every entry would make time stand still under load. */
  readonly time: Millis
  readonly at: Millis
}

/** Reads the stamp of an entry; null for an entry without one. */
export type StampOf = (entry: Entry) => Millis | null

export function createLogClock(
  clock: { now(): Millis },
  stampOf: StampOf,
  applied: () => Millis,
): LogClock {
  return new MarkedLogClock(clock, stampOf, applied)
}

class MarkedLogClock implements LogClock {
  readonly #clock: { now(): Millis }
  readonly #stampOf: StampOf
  /** Log time of what is applied: the floor when the log in memory holds no stamp. */
  readonly #applied: () => Millis
  /** Rising indices: the last committed mark and the uncommitted ones behind it, which may be truncated. */
  #marks: Mark[] = []
  /** The last answer of `now`, from which this replica's own stamps were made. */
  #issued: { readonly time: Millis; readonly at: Millis } | null = null

  constructor(clock: { now(): Millis }, stampOf: StampOf, applied: () => Millis) {
    this.#clock = clock
    this.#stampOf = stampOf
    this.#applied = applied
  }

  now(): Millis {
    const at = this.#clock.now()
    const last = this.#marks.at(-1)
    const time = Math.max(last === undefined ? 0 : last.time + (at - last.at), this.#applied())
    this.#issued = { time, at }
    return Math.floor(time)
  }

  observe(entries: readonly Entry[], committed?: Index): void {
    const first = entries[0]
    if (first !== undefined) this.#note(entries, first.index)
    if (committed !== undefined) this.#forgetBefore(committed)
  }

  #note(entries: readonly Entry[], from: Index): void {
    while ((this.#marks.at(-1)?.index ?? 0) >= from) this.#marks.pop()
    for (let at = entries.length - 1; at >= 0; at -= 1) {
      const entry = entries[at]
      const stamp = entry === undefined ? null : this.#stampOf(entry)
      if (entry === undefined || stamp === null) continue
      this.#marks.push({ index: entry.index, ...this.#origin(stamp) })
      return
    }
  }

  #forgetBefore(committed: Index): void {
    let keep = this.#marks.length - 1
    while (keep > 0 && (this.#marks[keep]?.index ?? 0) > committed) keep -= 1
    if (keep > 0) this.#marks = this.#marks.slice(keep)
  }

  #origin(stamp: Millis): { time: Millis; at: Millis } {
    const issued = this.#issued
    if (issued !== null && Math.floor(issued.time) === stamp) return issued
    return { time: stamp, at: this.#clock.now() }
  }
}
