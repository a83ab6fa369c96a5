import type { Index } from '@tesela/raft'

/** How many bytes of entries stand where in the log: kept in steps, for what is at most a few steps wrong. */
export interface LogVolume {
  /** The next entry. Those below the ones before are not possible: what is applied is applied once. */
  add(index: Index, bytes: number): void
  /** Bytes of the entries behind `index`, as far as they were added. */
  behind(index: Index): number
  /** The highest index behind which there are at least so many bytes; 0: there are fewer in all. */
  indexBefore(bytes: number): Index
  /** What lies at or below `index` will not be asked for. */
  forget(index: Index): void
}

export function createLogVolume(stepBytes: number): LogVolume {
  return new SteppedVolume(stepBytes)
}

interface Step {
  /** The last entry of the step. */
  readonly index: Index
  /** Of everything up to it. */
  readonly total: number
}

class SteppedVolume implements LogVolume {
  readonly #stepBytes: number
  #steps: Step[] = []
  /** What was added so far, as a step would say it. */
  #index: Index = 0
  #total = 0

  constructor(stepBytes: number) {
    this.#stepBytes = stepBytes
  }

  add(index: Index, bytes: number): void {
    this.#index = index
    this.#total += bytes
    if (this.#total - (this.#steps.at(-1)?.total ?? 0) >= this.#stepBytes) {
      this.#steps.push({ index, total: this.#total })
    }
  }

  behind(index: Index): number {
    if (index >= this.#index) return 0
    const before = this.#steps.findLast((step) => step.index <= index)
    return this.#total - (before?.total ?? 0)
  }

  indexBefore(bytes: number): Index {
    const total = this.#total
    if (total < bytes) return 0
    return this.#steps.findLast((step) => total - step.total >= bytes)?.index ?? 0
  }

  forget(index: Index): void {
    const first = this.#steps.findLastIndex((step) => step.index <= index)
    if (first > 0) this.#steps = this.#steps.slice(first)
  }
}
