import type { ByteString } from './byte-string.ts'
import type { OrderedMap, OrderedMapDraft } from './tree/ordered-map.ts'

/** What is due when log time reaches its deadline. */
export type Due =
  | { readonly of: 'session'; readonly deadline: number; readonly id: number }
  | { readonly of: 'invite'; readonly deadline: number; readonly id: ByteString }

/** The index of deadlines while a batch is applied: the earliest is known without asking the tree. */
export interface DeadlinesDraft {
  /** Log time; infinite where nothing waits. */
  readonly earliest: number
  add(due: Due): void
  remove(due: Due): void
  /** Removes and returns what is due first, by deadline, then sessions, then by id; null: nothing is due yet. */
  take(logTime: number): Due | null
  seal(): OrderedMap<Due>
}

/** Log time of the first deadline; null where nothing waits. */
export function earliestDeadline(deadlines: OrderedMap<Due>): number | null {
  return deadlines.at(0)?.[1].deadline ?? null
}

export function draftDeadlines(deadlines: OrderedMap<Due>): DeadlinesDraft {
  return new Draft(deadlines)
}

/** Seven bytes, highest first: any safe integer, ordered as a number. */
function ordered(value: number): ByteString {
  let text = ''
  let rest = value
  for (let digit = 0; digit < 7; digit++) {
    text = String.fromCharCode(rest % 256) + text
    rest = Math.floor(rest / 256)
  }
  return text
}

function keyOf(due: Due): ByteString {
  const id = due.of === 'session' ? `0${ordered(due.id)}` : `1${due.id}`
  return ordered(due.deadline) + id
}

class Draft implements DeadlinesDraft {
  readonly #tree: OrderedMapDraft<Due>
  /** Null: to be asked again. */
  #earliest: number | null = null

  constructor(deadlines: OrderedMap<Due>) {
    this.#tree = deadlines.fork()
  }

  get earliest(): number {
    this.#earliest ??= this.#first()?.deadline ?? Number.POSITIVE_INFINITY
    return this.#earliest
  }

  add(due: Due): void {
    this.#tree.set(keyOf(due), due)
    this.#earliest = null
  }

  remove(due: Due): void {
    this.#tree.delete(keyOf(due))
    this.#earliest = null
  }

  take(logTime: number): Due | null {
    if (this.earliest > logTime) return null
    const first = this.#first()
    if (first !== null) this.remove(first)
    return first
  }

  seal(): OrderedMap<Due> {
    return this.#tree.seal()
  }

  #first(): Due | null {
    return this.#tree.at(0)?.[1] ?? null
  }
}
