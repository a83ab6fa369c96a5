/** What was acknowledged, and when: what a cluster has to have at the end. Times are `performance.now()`. */
export interface Ledger {
  acknowledge(writer: string, value: string, startedAt: number, revision: bigint): void
  /** A value whose write was given up without an answer: it may be there or not. */
  leaveUnknown(value: string): void
  readonly acknowledged: ReadonlySet<string>
  readonly unknown: ReadonlySet<string>
  /** The highest revision of an acknowledged write. */
  readonly revision: bigint
  /** How many writes of this writer were acknowledged. */
  countOf(writer: string): number
  /**
   * Milliseconds from `moment` until each of these writers had a write acknowledged that it began afterwards:
   * of them the longest; null as long as one has none.
   */
  pauseAfter(moment: number, writers: readonly string[]): number | null
  /** What is missing in, and what nobody wrote of, the values that a peer holds. */
  compare(held: readonly string[]): {
    readonly lost: readonly string[]
    readonly strange: readonly string[]
  }
}

interface Acknowledgement {
  readonly startedAt: number
  readonly endedAt: number
}

export function createLedger(): Ledger {
  const acknowledged = new Set<string>()
  const unknown = new Set<string>()
  const timesOf = new Map<string, Acknowledgement[]>()
  let revision = 0n

  const pauseOf = (writer: string, moment: number): number | null => {
    const first = timesOf.get(writer)?.find(({ startedAt }) => startedAt >= moment)
    return first === undefined ? null : first.endedAt - moment
  }

  return {
    acknowledged,
    unknown,
    get revision() {
      return revision
    },

    countOf: (writer) => timesOf.get(writer)?.length ?? 0,

    acknowledge(writer, value, startedAt, at) {
      acknowledged.add(value)
      const times = timesOf.get(writer) ?? []
      times.push({ startedAt, endedAt: performance.now() })
      timesOf.set(writer, times)
      if (at > revision) revision = at
    },

    leaveUnknown: (value) => void unknown.add(value),

    pauseAfter(moment, writers) {
      let longest = 0
      for (const writer of writers) {
        const pause = pauseOf(writer, moment)
        if (pause === null) return null
        longest = Math.max(longest, pause)
      }
      return longest
    },

    compare(held) {
      const there = new Set(held)
      return {
        lost: [...acknowledged].filter((value) => !there.has(value)),
        strange: [...there].filter((value) => !acknowledged.has(value) && !unknown.has(value)),
      }
    },
  }
}
