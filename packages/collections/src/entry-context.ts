import type { Limits } from '@tesela/protos/collections'

/** What an operation knows of the entry that it stands in. */
export interface EntryContext {
  /** Index of the entry. */
  readonly revision: number
  /** Milliseconds, after the entry's own stamp. */
  readonly logTime: number
  readonly limits: Readonly<Limits>
  /** The first of so many ordinals that no item of this revision has yet. */
  takeOrdinals(count: number): number
}

export function createEntryContext(
  revision: number,
  logTime: number,
  limits: Readonly<Limits>,
): EntryContext {
  return new Context(revision, logTime, limits)
}

/** Every entry has one: it is a single object. */
class Context implements EntryContext {
  readonly revision: number
  readonly logTime: number
  readonly limits: Readonly<Limits>
  #next = 0

  constructor(revision: number, logTime: number, limits: Readonly<Limits>) {
    this.revision = revision
    this.logTime = logTime
    this.limits = limits
  }

  takeOrdinals(count: number): number {
    const first = this.#next
    this.#next += count
    return first
  }
}
