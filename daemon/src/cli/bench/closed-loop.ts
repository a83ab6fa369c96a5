import { setTimeout as delay } from 'node:timers/promises'

export interface Measured {
  /** Milliseconds of every operation that ended within the window, in no order. */
  readonly samples: readonly number[]
  /** How often operations failed within the window, by code. */
  readonly errors: ReadonlyMap<string, number>
  /** The window, milliseconds. */
  readonly elapsed: number
  readonly firstError: unknown
}

export interface LoopOptions {
  readonly clients: number
  readonly warmupMs: number
  readonly measureMs: number
  readonly signal: AbortSignal
}

const pauseAfterError = 10

/**
 * Keeps `clients` operations under way, each client beginning its next when its last one has ended, and times
 * those that end between the end of the warm-up and the end of the measurement.
 */
export async function closedLoop(
  operate: (client: number) => Promise<void>,
  { clients, warmupMs, measureMs, signal }: LoopOptions,
): Promise<Measured> {
  const begin = performance.now() + warmupMs
  const end = begin + measureMs
  const samples: number[] = []
  const errors = new Map<string, number>()
  let firstError: unknown
  const loop = async (client: number) => {
    for (;;) {
      const started = performance.now()
      if (started >= end || signal.aborted) return
      try {
        await operate(client)
        const ended = performance.now()
        if (ended >= begin && ended < end) samples.push(ended - started)
      } catch (error) {
        firstError ??= error
        const now = performance.now()
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal'
        if (now >= begin && now < end) errors.set(code, (errors.get(code) ?? 0) + 1)
        // A daemon that refuses at once is not to be asked in a tight loop.
        await delay(pauseAfterError)
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)))
  signal.throwIfAborted()
  return { samples, errors, elapsed: measureMs, firstError }
}
