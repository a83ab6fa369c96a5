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
  let next = 0
  return {
    revision,
    logTime,
    limits,
    takeOrdinals(count) {
      const first = next
      next += count
      return first
    },
  }
}
