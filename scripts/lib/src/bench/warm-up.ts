import { measure } from './measure.ts'
import { mapName, type RunningSystem } from './systems.ts'

export interface WarmUp {
  readonly keys: number
  readonly valueBytes: number
  readonly seconds: number
  readonly signal: AbortSignal
}

/**
 * Puts a fresh system under load for a while, so that what is measured afterwards is what it does for the rest of its
 * life: the compiler of Node takes code up only once it ran many thousand times.
 */
export async function warmUp(system: RunningSystem, options: WarmUp): Promise<void> {
  const { keys, valueBytes, seconds, signal } = options
  const load = { map: mapName, workload: 'put', clients: 256, keys, valueBytes, batch: 1 } as const
  await measure(system, 'leader', { ...load, warmupMs: 0, measureMs: seconds * 1_000 }, signal)
}
