import type { ByteString } from './byte-string.ts'
import { orderedNumber } from './ordered-number.ts'
import type { OrderedMap, OrderedMapDraft } from './tree/ordered-map.ts'

interface Deadline {
  /** Log time from which on it is due. */
  readonly deadline: number
}

/** What is due in a group. Of a map it is the earliest of its entries that is due. */
export type Due =
  | { readonly of: 'session'; readonly deadline: number; readonly id: number }
  | { readonly of: 'invite'; readonly deadline: number; readonly id: ByteString }
  | { readonly of: 'map'; readonly deadline: number; readonly name: string }

/** An index of deadlines while a batch is applied: the earliest is known without asking the tree. */
export interface DeadlinesDraft<T extends Deadline> {
  /** Log time; infinite where nothing waits. */
  readonly earliest: number
  add(due: T): void
  remove(due: T): void
  /** Removes and returns what is due first, by deadline, then by name; null: nothing is due yet. */
  take(logTime: number): T | null
  clear(): void
  seal(): OrderedMap<T>
}

/** Log time of the first deadline; null where nothing waits. */
export function earliestDeadline(deadlines: OrderedMap<Deadline>): number | null {
  return deadlines.at(0)?.[1].deadline ?? null
}

/** Sessions first, then invites, then maps. */
export function nameOfDue(due: Due): ByteString {
  switch (due.of) {
    case 'session':
      return `0${orderedNumber(due.id)}`
    case 'invite':
      return `1${due.id}`
    case 'map':
      return `2${due.name}`
  }
}

/** The key in an index of what is due: by deadline, then by name. */
export function placeOfDue<T extends Deadline>(due: T, nameOf: (due: T) => ByteString): ByteString {
  return orderedNumber(due.deadline) + nameOf(due)
}

/** @param nameOf - tells apart what is due at the same time */
export function draftDeadlines<T extends Deadline>(
  deadlines: OrderedMap<T>,
  nameOf: (due: T) => ByteString,
): DeadlinesDraft<T> {
  return new Draft(deadlines, nameOf)
}

class Draft<T extends Deadline> implements DeadlinesDraft<T> {
  readonly #tree: OrderedMapDraft<T>
  readonly #nameOf: (due: T) => ByteString
  /** Null: to be asked again. */
  #earliest: number | null = null

  constructor(deadlines: OrderedMap<T>, nameOf: (due: T) => ByteString) {
    this.#tree = deadlines.fork()
    this.#nameOf = nameOf
  }

  get earliest(): number {
    this.#earliest ??= this.#first()?.deadline ?? Number.POSITIVE_INFINITY
    return this.#earliest
  }

  add(due: T): void {
    this.#tree.set(this.#keyOf(due), due)
    this.#earliest = null
  }

  remove(due: T): void {
    this.#tree.delete(this.#keyOf(due))
    this.#earliest = null
  }

  take(logTime: number): T | null {
    if (this.earliest > logTime) return null
    const first = this.#first()
    if (first !== null) this.remove(first)
    return first
  }

  clear(): void {
    this.#tree.clear()
    this.#earliest = null
  }

  seal(): OrderedMap<T> {
    return this.#tree.seal()
  }

  #keyOf(due: T): ByteString {
    return placeOfDue(due, this.#nameOf)
  }

  #first(): T | null {
    return this.#tree.at(0)?.[1] ?? null
  }
}
