import { randomBytes } from 'node:crypto'
import { closedLoop } from './closed-loop.ts'
import type { LoadPlan, LoadResult } from './load-plan.ts'
import { percentile } from './percentile.ts'
import { mostEntries, type System } from './system.ts'

/** So many at least make the load while this process warms up. */
const clientsToWarmUp = 64

/** Keys made before the clock runs: beyond these the operations repeat them, spread over all there are. */
const mostPrepared = 100_000

function keyOf(number: number): Uint8Array {
  return Buffer.from(`key-${String(number).padStart(9, '0')}`, 'latin1')
}

/** Does to a system what the plan says. `begun` is called when the measurement begins. */
export async function performLoad(
  system: System,
  plan: LoadPlan,
  begun: () => void,
  signal: AbortSignal,
): Promise<LoadResult> {
  if (plan.workload === 'fill') return fill(system, plan, begun, signal)
  const { clients, warmupMs, measureMs } = plan
  const operate = operationOf(system, plan)
  // One client alone runs so little code that the compiler would take it up in the midst of the measurement.
  const busy = Math.max(clients, clientsToWarmUp)
  await closedLoop(operate, { clients: busy, warmupMs: 0, measureMs: warmupMs, signal })
  const loop = await closedLoop(operate, {
    clients,
    warmupMs: warmupMs / 2,
    measureMs,
    signal,
    begun,
  })
  const sorted = loop.samples.toSorted((one, other) => one - other)
  const operations = sorted.length * (plan.workload === 'batch' ? plan.batch : 1)
  return {
    operations,
    perSecond: (operations / loop.elapsedMs) * 1_000,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    clientCores: loop.cpuUs / 1_000 / loop.elapsedMs,
  }
}

function operationOf(
  system: System,
  { workload, keys, valueBytes, batch }: LoadPlan,
): (client: number) => Promise<unknown> {
  const value = new Uint8Array(randomBytes(valueBytes))
  const count = Math.min(keys, mostPrepared)
  const prepared = Array.from({ length: count }, (_, index) =>
    keyOf(Math.floor((index * keys) / count)),
  )
  const key = (): Uint8Array => prepared[Math.floor(Math.random() * count)] ?? keyOf(0)
  switch (workload) {
    case 'get':
      return () => system.get(key())
    case 'mixed':
      return () => (Math.random() < 0.5 ? system.put(key(), value) : system.get(key()))
    case 'batch':
      // Neighbours from a random place on: etcd takes no key twice in one command.
      return () => {
        const from = Math.floor(Math.random() * count)
        const nth = (index: number): Uint8Array => prepared[(from + index) % count] ?? keyOf(0)
        return system.putMany(Array.from({ length: batch }, (_, at) => [nth(at), value] as const))
      }
    default:
      return () => system.put(key(), value)
  }
}

/** Every key once, in order, so that nothing is measured before it is there. */
async function fill(
  system: System,
  { keys, valueBytes, clients }: LoadPlan,
  begun: () => void,
  signal: AbortSignal,
): Promise<LoadResult> {
  begun()
  const value = new Uint8Array(randomBytes(valueBytes))
  const cpu = process.cpuUsage()
  const begin = performance.now()
  const times: number[] = []
  let next = 0
  const client = async (): Promise<void> => {
    while (next < keys) {
      signal.throwIfAborted()
      const from = next
      next = Math.min(keys, from + mostEntries)
      const entries = Array.from(
        { length: next - from },
        (_, index) => [keyOf(from + index), value] as const,
      )
      const started = performance.now()
      await system.putMany(entries)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const elapsedMs = performance.now() - begin
  const used = process.cpuUsage(cpu)
  const sorted = times.toSorted((one, other) => one - other)
  return {
    operations: keys,
    perSecond: (keys / elapsedMs) * 1_000,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    clientCores: (used.user + used.system) / 1_000 / elapsedMs,
  }
}
