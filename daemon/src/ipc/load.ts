import type { IpcLimits } from './limits.ts'

/** The requests under way of all connections together. */
export interface Load {
  readonly requests: number
  /** Counts a request in; false where there is no room. */
  enter(bytes: number): boolean
  leave(bytes: number): void
}

export function createLoad(limits: Pick<IpcLimits, 'maxRequests' | 'maxRequestBytes'>): Load {
  return new CountedLoad(limits)
}

class CountedLoad implements Load {
  requests = 0
  #bytes = 0
  readonly #limits: Pick<IpcLimits, 'maxRequests' | 'maxRequestBytes'>

  constructor(limits: Pick<IpcLimits, 'maxRequests' | 'maxRequestBytes'>) {
    this.#limits = limits
  }

  enter(bytes: number): boolean {
    const { maxRequests, maxRequestBytes } = this.#limits
    if (this.requests >= maxRequests) return false
    // A single request is taken whatever its size, which the cap on frames bounds.
    if (this.requests > 0 && this.#bytes + bytes > maxRequestBytes) return false
    this.requests += 1
    this.#bytes += bytes
    return true
  }

  leave(bytes: number): void {
    this.requests -= 1
    this.#bytes -= bytes
  }
}
