import type { Clock } from '@tesela/group'

interface Pin<State> {
  readonly state: State
  cancel: () => void
}

/**
 * States that further pages of a walk come from, by revision. A state is held for a while after its last
 * use; when there are too many, the one used longest ago goes.
 */
export class PinnedStates<State> {
  readonly #clock: Clock
  readonly #holdMs: number
  readonly #max: number
  /** In the order of last use, oldest first. */
  readonly #pins = new Map<number, Pin<State>>()

  constructor(clock: Clock, options: { readonly holdMs: number; readonly max: number }) {
    this.#clock = clock
    this.#holdMs = options.holdMs
    this.#max = options.max
  }

  hold(revision: number, state: State): void {
    this.#release(revision)
    const cancel = this.#clock.timer(this.#holdMs, () => this.#release(revision))
    this.#pins.set(revision, { state, cancel })
    const oldest = this.#pins.keys().next()
    if (this.#pins.size > this.#max && oldest.done === false) this.#release(oldest.value)
  }

  /** Undefined when the revision is no longer held. Renews the hold. */
  use(revision: number): State | undefined {
    const pin = this.#pins.get(revision)
    if (pin === undefined) return undefined
    this.hold(revision, pin.state)
    return pin.state
  }

  close(): void {
    for (const revision of [...this.#pins.keys()]) this.#release(revision)
  }

  #release(revision: number): void {
    this.#pins.get(revision)?.cancel()
    this.#pins.delete(revision)
  }
}
