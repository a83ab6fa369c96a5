import { isAtOrBehind, noEntry } from './entry-id.ts'
import type { EntryId } from './types.ts'

/**
 * How far this replica has promised, as far as is known (rule 34): the durable watermark that the store recovered, and
 * what a leader remembers. Terms come first in every comparison. What is promised in this life is not noted here: the
 * log itself says it, and the store raises the durable watermark behind it.
 */
export class Watermark {
  #at: EntryId
  /** The lowest position that the durable watermark has to sink to. */
  #lowered: EntryId | null = null

  constructor(recovered: EntryId = noEntry) {
    this.#at = recovered
  }

  /** Whether somebody whose log ends with `last`, or a snapshot with this anchor, has all that was promised. */
  isCoveredBy(last: EntryId): boolean {
    return isAtOrBehind(last, this.#at)
  }

  raise(at: EntryId): void {
    if (!this.isCoveredBy(at)) return
    this.#at = at
  }

  /** What was promised behind `to` is proven to be void. */
  lower(to: EntryId): void {
    if (!isAtOrBehind(to, this.#at)) this.#at = to
    if (this.#lowered === null || isAtOrBehind(this.#lowered, to)) this.#lowered = to
  }

  /** What the store has to do first; null: nothing. */
  takeLowered(): EntryId | null {
    const lowered = this.#lowered
    this.#lowered = null
    return lowered
  }
}
