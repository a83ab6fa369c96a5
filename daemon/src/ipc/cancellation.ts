import type { Cancellation } from '@tesela/group'

/** As an AbortController with its signal, for one listener at a time, at a tenth of the price: every request has one. */
export interface OwnCancellation extends Cancellation {
  abort(): void
}

export function createCancellation(): OwnCancellation {
  return new SlotCancellation()
}

class SlotCancellation implements OwnCancellation {
  aborted = false
  readonly reason: unknown = undefined
  #listeners: readonly (() => void)[] = []

  addEventListener(_type: 'abort', listener: () => void): void {
    if (!this.aborted) this.#listeners = [...this.#listeners, listener]
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners = this.#listeners.filter((one) => one !== listener)
  }

  abort(): void {
    if (this.aborted) return
    this.aborted = true
    const listeners = this.#listeners
    this.#listeners = []
    for (const listener of listeners) listener()
  }
}
