import { isAtOrBehind, noEntry } from './entry-id.ts'
import type { EntryId, Term } from './types.ts'

/**
 * How far this replica has promised, as far as is known (rule 34): the durable watermark that the store recovered, and
 * what a leader remembers. Terms come first in every comparison. What is promised in this life is not noted here: the
 * log itself says it, and the store raises the durable watermark behind it.
 */
export class Watermark {
  #at: EntryId
  /** The lowest position that the durable watermark has to sink to. */
  #lowered: EntryId | null = null
  /** What a leader remembered, and the store does not know yet. */
  #raised: EntryId | null = null

  constructor(recovered: EntryId = noEntry) {
    this.#at = recovered
  }

  get term(): Term {
    return this.#at.term
  }

  /** Whether somebody whose log ends with `last`, or a snapshot with this anchor, has all that was promised. */
  isCoveredBy(last: EntryId): boolean {
    return isAtOrBehind(last, this.#at)
  }

  raise(at: EntryId): void {
    if (isAtOrBehind(this.#at, at)) return
    this.#at = at
    this.#raised = at
  }

  /** What was promised behind `to` is proven to be void. */
  lower(to: EntryId): void {
    if (!isAtOrBehind(to, this.#at)) this.#at = to
    if (this.#lowered === null || isAtOrBehind(this.#lowered, to)) this.#lowered = to
  }

  get hasRaised(): boolean {
    return this.#raised !== null
  }

  /** What the durable watermark has to rise to; null: it is not behind. */
  takeRaised(): EntryId | null {
    const raised = this.#raised
    this.#raised = null
    return raised
  }

  /** What the store has to do first; null: nothing. */
  takeLowered(): EntryId | null {
    const lowered = this.#lowered
    this.#lowered = null
    return lowered
  }
}
