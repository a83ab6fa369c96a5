export interface LoopOptions {
  readonly clients: number
  readonly warmupMs: number
  readonly measureMs: number
  readonly signal: AbortSignal
  /** The measurement begins now. */
  begun?(): void
}

export interface Loop {
  /** Milliseconds of every operation that ended within the window, in no order. */
  readonly samples: readonly number[]
  /** Of this process within the window, microseconds. */
  readonly cpuUs: number
  /** The window as it was, milliseconds. */
  readonly elapsedMs: number
}

/**
 * Keeps `clients` operations under way, each client beginning its next when its last one has ended, and times those
 * that end within the window. The same loop drives every system that is compared.
 * @throws the first error of an operation: a rate with failures in it would say nothing
 */
export async function closedLoop(
  operate: (client: number) => Promise<unknown>,
  { clients, warmupMs, measureMs, signal, begun }: LoopOptions,
): Promise<Loop> {
  const samples: number[] = []
  let measuring = false
  let over = false
  let begin = 0
  let cpu = process.cpuUsage()
  let elapsedMs = 0
  let cpuUs = 0
  const end = (): void => {
    elapsedMs = performance.now() - begin
    const used = process.cpuUsage(cpu)
    cpuUs = used.user + used.system
    over = true
  }
  const timers = [
    setTimeout(() => {
      begun?.()
      cpu = process.cpuUsage()
      begin = performance.now()
      measuring = true
      timers.push(setTimeout(end, measureMs))
    }, warmupMs),
  ]
  const loop = async (client: number): Promise<void> => {
    while (!over && !signal.aborted) {
      const started = performance.now()
      await operate(client)
      if (measuring && !over) samples.push(performance.now() - started)
    }
  }
  try {
    await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)))
  } finally {
    over = true
    for (const timer of timers) clearTimeout(timer)
  }
  signal.throwIfAborted()
  return { samples, cpuUs, elapsedMs }
}
