export interface InFlightOptions<T> {
  /** Most that is under way at once. */
  readonly width: number
  /** Items that begin only when everything before them has ended. */
  inOrder(item: T): boolean
}

/**
 * Does the work for each item, several at once. Waits for everything that was begun, and rejects with the first
 * failure, after which nothing more is begun.
 */
export async function inFlight<T>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<void>,
  { width, inOrder }: InFlightOptions<T>,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  const begin = (item: T) => {
    const task = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(task))
    underWay.add(task)
  }
  try {
    for await (const item of items) {
      if (inOrder(item)) await Promise.all(underWay)
      if (failures.length > 0) break
      begin(item)
      if (underWay.size >= width) await Promise.race(underWay)
    }
  } catch (error) {
    failures.push(error)
  }
  await Promise.all(underWay)
  if (failures.length > 0) throw failures[0]
}
