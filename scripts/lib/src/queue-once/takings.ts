/** What tells the place of an item in a queue, and the item. */
export interface Taken {
  readonly key: string
  readonly priority: bigint
  /** The revision that inserted it. */
  readonly inserted: bigint
}

/** What several consumers took from one queue, pop by pop. */
export interface Takings {
  /** Items that were taken so far, each as often as it was. */
  readonly count: number
  /** What one pop answered. */
  take(revision: bigint, items: readonly Taken[]): void
  compare(keys: Iterable<string>): TakingsComparison
}

export interface TakingsComparison {
  /** Nobody was given them. */
  readonly lost: readonly string[]
  /** Given more than once, or never put in. */
  readonly doubled: readonly string[]
  readonly strange: readonly string[]
  /**
   * By the revisions of the pops they came after an item that is behind them in the queue. Where nothing is pushed
   * meanwhile, all pops together take the items in the order of the queue, whoever asks.
   */
  readonly misplaced: readonly string[]
}

export function createTakings(): Takings {
  const pops: { readonly revision: bigint; readonly items: readonly Taken[] }[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    take(revision, items) {
      pops.push({ revision, items })
      count += items.length
    },
    compare(keys) {
      const lost = new Set(keys)
      const seen = new Set<string>()
      const doubled: string[] = []
      const strange: string[] = []
      const misplaced: string[] = []
      let last: Taken | null = null
      pops.sort((one, other) => (one.revision < other.revision ? -1 : 1))
      for (const item of pops.flatMap(({ items }) => items)) {
        if (seen.has(item.key)) doubled.push(item.key)
        else if (!lost.delete(item.key)) strange.push(item.key)
        seen.add(item.key)
        if (last !== null && isBehind(last, item)) misplaced.push(item.key)
        last = item
      }
      return { lost: [...lost], doubled, strange, misplaced }
    },
  }
}

/** By priority, then by the revision that inserted it, then by key. */
function isBehind(one: Taken, other: Taken): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority
  if (one.inserted !== other.inserted) return one.inserted > other.inserted
  return one.key > other.key
}
