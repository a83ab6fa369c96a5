/** Of a power of two; 24 KiB at most. */
const FIRST_SLOTS = 64
const MOST_SLOTS = 2048

/**
 * What is under way by the number of its request. As a `Map`, but what was taken out of it is garbage at once.
 *
 * A `Map` or a `Set` that is filled and emptied all the time moves to another table ever so often, and the old one refers to
 * the new one. Once one of them is of the old generation, each collection of the young one keeps all that came behind it,
 * with whatever was in them, until all of the heap is collected.
 *
 * Numbers that come one after the other have a slot each; of two that fall on the same slot, the second is in a `Map`.
 */
export class NumberedTable<T> {
  /** How many. */
  size = 0
  #numbers: number[] = new Array(FIRST_SLOTS).fill(0)
  #values: (T | undefined)[] = new Array(FIRST_SLOTS).fill(undefined)
  readonly #others = new Map<number, T>()

  get(number: number): T | undefined {
    const slot = number & (this.#numbers.length - 1)
    if (this.#numbers[slot] === number) {
      const value = this.#values[slot]
      if (value !== undefined) return value
    }
    return this.#others.size === 0 ? undefined : this.#others.get(number)
  }

  has(number: number): boolean {
    return this.get(number) !== undefined
  }

  /** Of a number that has no value. */
  add(number: number, value: T): void {
    let slot = number & (this.#numbers.length - 1)
    if (this.#values[slot] !== undefined && this.#numbers.length < MOST_SLOTS) {
      this.#grow()
      slot = number & (this.#numbers.length - 1)
    }
    this.size += 1
    if (this.#values[slot] !== undefined) {
      this.#others.set(number, value)
      return
    }
    this.#numbers[slot] = number
    this.#values[slot] = value
  }

  /** Whether it was there. */
  delete(number: number): boolean {
    const slot = number & (this.#numbers.length - 1)
    if (this.#values[slot] !== undefined && this.#numbers[slot] === number) {
      this.#values[slot] = undefined
    } else if (!this.#others.delete(number)) return false
    this.size -= 1
    return true
  }

  clear(): void {
    this.#values.fill(undefined)
    this.#others.clear()
    this.size = 0
  }

  /** With their numbers, in no order. */
  entries(): [number, T][] {
    const entries = [...this.#others]
    for (const [slot, value] of this.#values.entries()) {
      if (value !== undefined) entries.push([this.#numbers[slot] ?? 0, value])
    }
    return entries
  }

  /** Twice the slots: those of one slot before are of two, so that none falls on another's. */
  #grow(): void {
    const [numbers, values] = [this.#numbers, this.#values]
    const slots = 2 * numbers.length
    this.#numbers = new Array(slots).fill(0)
    this.#values = new Array(slots).fill(undefined)
    for (const [at, value] of values.entries()) {
      if (value === undefined) continue
      const number = numbers[at] ?? 0
      const slot = number & (slots - 1)
      this.#numbers[slot] = number
      this.#values[slot] = value
    }
  }
}
