import { setTimeout as delay } from 'node:timers/promises'
import { percentile } from './percentile.ts'

export interface PacedCallsOptions {
  readonly perSecond: number
  /** Beyond so many under way the next ones wait until there is room, and are late. */
  readonly mostUnderWay: number
  /** Calls begin no more. */
  readonly signal: AbortSignal
  /** @param due - when it should begin, by `performance.now()` */
  call(number: number, due: number): Promise<void>
}

/**
 * Calls that become due at even times, however long those before them take: what waits is counted as waiting. None
 * begins behind one that failed.
 */
export interface PacedCalls {
  /** Of the calls that succeeded between two times of `performance.now()`. */
  between(from: number, to: number): PacedFigures
  /** Begins no more, and ends behind what is under way. @throws what a call failed with */
  stop(): Promise<void>
}

export interface PacedFigures {
  readonly perSecond: number
  /** From when a call was due. */
  readonly p50Ms: number
  readonly p99Ms: number
}

const lookEveryMs = 2

export function startPacedCalls(options: PacedCallsOptions): PacedCalls {
  const { perSecond, mostUnderWay, signal, call } = options
  const underWay = new Set<Promise<void>>()
  const samples: { readonly due: number; readonly at: number }[] = []
  let stopped = false
  let failure: { readonly error: unknown } | null = null

  const sample = async (number: number, due: number): Promise<void> => {
    try {
      await call(number, due)
      samples.push({ due, at: performance.now() })
    } catch (error) {
      failure ??= { error }
    }
  }
  const pace = async (): Promise<void> => {
    const start = performance.now()
    const dueAt = (number: number): number => start + (number * 1_000) / perSecond
    let number = 0
    while (!stopped && !signal.aborted && failure === null) {
      while (dueAt(number) <= performance.now() && underWay.size < mostUnderWay) {
        const calling = sample(number, dueAt(number)).finally(() => underWay.delete(calling))
        underWay.add(calling)
        number += 1
      }
      await delay(lookEveryMs)
    }
  }
  const pacing = pace()

  return {
    between(from, to) {
      const within = samples.filter(({ at }) => at >= from && at < to)
      const times = within.map(({ due, at }) => at - due).sort((one, other) => one - other)
      return {
        perSecond: (within.length / (to - from)) * 1_000,
        p50Ms: percentile(times, 0.5),
        p99Ms: percentile(times, 0.99),
      }
    },
    async stop() {
      stopped = true
      await pacing
      await Promise.all(underWay)
      if (failure !== null) throw failure.error
    },
  }
}
