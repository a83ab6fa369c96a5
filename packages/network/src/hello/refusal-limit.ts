/** Counts refused hellos per remote address, over a bounded number of addresses. */
export interface RefusalLimit {
  /** Whether the address was refused too often of late. */
  exceeded(address: string): boolean
  refused(address: string): void
}

const MAX_ADDRESSES = 1024

/** `limit` refusals a window; `now` is in monotonic milliseconds. */
export function createRefusalLimit(
  limit: number,
  windowMs: number,
  now: () => number,
): RefusalLimit {
  /** Oldest window first, because every new one is put at the end. */
  const windows = new Map<string, { since: number; count: number }>()

  function current(address: string): { since: number; count: number } | undefined {
    const window = windows.get(address)
    if (window === undefined || now() - window.since < windowMs) return window
    windows.delete(address)
    return undefined
  }

  return {
    exceeded: (address) => (current(address)?.count ?? 0) >= limit,
    refused(address) {
      const window = current(address)
      if (window !== undefined) {
        window.count += 1
        return
      }
      for (const oldest of windows.keys()) {
        if (windows.size < MAX_ADDRESSES) break
        windows.delete(oldest)
      }
      windows.set(address, { since: now(), count: 1 })
    },
  }
}
