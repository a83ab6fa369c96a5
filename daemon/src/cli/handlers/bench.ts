import { randomBytes } from 'node:crypto'
import { type CollectionMap, connect, type Database } from '@tesela/client'
import { closedLoop, type Measured } from '../bench/closed-loop.ts'
import { percentile } from '../bench/percentile.ts'
import type { Handler, Invocation } from '../command.ts'
import { callContext, daemonAddress } from '../database.ts'
import { UsageError } from '../errors.ts'
import { exitDone } from '../exit-code.ts'
import { keyBytes } from '../key-bytes.ts'
import { table } from '../text-table.ts'

const workloads = ['put', 'get', 'mixed'] as const
type Workload = (typeof workloads)[number]
type BytesMap = CollectionMap<Uint8Array, Uint8Array>

/** Beyond these this process, not the daemon, would be what is measured, or would run out of memory. */
const most = { clients: 65_536, connections: 4_096, keys: 1_000_000, valueBytes: 64 << 20 }

interface Plan {
  readonly workload: Workload
  readonly clients: number
  readonly connections: number
  readonly seconds: number
  readonly warmup: number
  readonly valueBytes: number
  readonly keys: number
  readonly consistency: 'linearizable' | 'session' | 'local'
}

export const bench: Handler = async (invocation) => {
  const { options, console } = invocation
  const plan = planOf(invocation)
  const call = callContext(invocation)
  const databases: Database[] = []
  const name = `bench-${randomBytes(4).toString('hex')}`
  try {
    for (let index = 0; index < plan.connections; index++) {
      databases.push(await connect({ ...daemonAddress(invocation), ...call }))
    }
    await databases[0]?.create('map', name, { valueCodec: 'raw' }, call)
    const maps = databases.map((database) => database.bytes.map(name))
    const cpuBefore = process.cpuUsage()
    const measured = await measure(plan, maps, invocation)
    const cpu = process.cpuUsage(cpuBefore)
    if (measured.samples.length === 0 && measured.firstError !== undefined)
      throw measured.firstError
    const report = reportOf(plan, measured, cpu.user + cpu.system)
    if (options.flag('json')) await console.output.json(report)
    else await console.output.line(describe(report))
  } finally {
    // Whatever went wrong before is what the user is told.
    await databases[0]?.drop(name, { timeoutMs: 5_000 }).catch(() => undefined)
    await Promise.all(databases.map((database) => database.close()))
  }
  return exitDone
}

function planOf({ arguments: [word = 'put'], options }: Invocation): Plan {
  const workload = workloads.find((known) => known === word)
  if (workload === undefined)
    throw new UsageError(`There is no workload "${word}"; name ${workloads.join(', ')}.`)
  const valueBytes = options.size('value-bytes') ?? 100
  if (valueBytes > most.valueBytes)
    throw new UsageError('--value-bytes: no group takes a value of more than 64MiB.')
  const clients = options.count('clients', 1, most.clients) ?? 64
  return {
    workload,
    clients,
    connections: Math.min(clients, options.count('connections', 1, most.connections) ?? 1),
    seconds: options.count('seconds') ?? 10,
    warmup: options.count('warmup', 0) ?? 2,
    valueBytes,
    keys: options.count('keys', 1, most.keys) ?? 10_000,
    consistency:
      options.choice('consistency', ['linearizable', 'session', 'local']) ?? 'linearizable',
  }
}

async function measure(
  plan: Plan,
  maps: readonly BytesMap[],
  invocation: Invocation,
): Promise<Measured> {
  const call = callContext(invocation)
  const value = randomBytes(plan.valueBytes)
  const keys = Array.from({ length: plan.keys }, (_, index) =>
    keyBytes(`key-${String(index).padStart(9, '0')}`),
  )
  if (plan.workload !== 'put') await fill(maps[0], keys, value, call)
  const readOptions = { ...call, consistency: plan.consistency }
  const operate = async (client: number) => {
    const map = maps[client % maps.length]
    const key = keys[Math.floor(Math.random() * keys.length)]
    if (map === undefined || key === undefined) return
    const isPut = plan.workload === 'put' || (plan.workload === 'mixed' && Math.random() < 0.5)
    if (isPut) await map.set(key, value, call)
    else await map.get(key, readOptions)
  }
  const { clients, warmup, seconds } = plan
  const { signal } = invocation.console
  return closedLoop(operate, {
    clients,
    warmupMs: warmup * 1_000,
    measureMs: seconds * 1_000,
    signal,
  })
}

/** So that every read finds something. In commands of at most 256 KiB. */
async function fill(
  map: BytesMap | undefined,
  keys: readonly Uint8Array[],
  value: Uint8Array,
  call: ReturnType<typeof callContext>,
): Promise<void> {
  const step = Math.max(1, Math.min(1_000, Math.floor((256 * 1_024) / (value.length + 16))))
  for (let index = 0; index < keys.length; index += step) {
    await map?.setMany(
      keys.slice(index, index + step).map((key) => [key, value] as const),
      call,
    )
  }
}

function reportOf(plan: Plan, { samples, errors, elapsed }: Measured, cpuMicroseconds: number) {
  const sorted = samples.toSorted((one, other) => one - other)
  const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(3)))
  return {
    ...plan,
    operations: sorted.length,
    opsPerSecond: Math.round(sorted.length / (elapsed / 1_000)),
    p50Ms: rounded(percentile(sorted, 0.5)),
    p95Ms: rounded(percentile(sorted, 0.95)),
    p99Ms: rounded(percentile(sorted, 0.99)),
    maxMs: rounded(sorted.at(-1) ?? null),
    errors: Object.fromEntries(errors),
    /** Of this process, over warm-up and measurement. */
    clientCpuSeconds: Number((cpuMicroseconds / 1e6).toFixed(2)),
  }
}

function describe(report: ReturnType<typeof reportOf>): string {
  const failures = Object.entries(report.errors).map(([code, count]) => `${count} ${code}`)
  const milliseconds = (value: number | null) => (value === null ? '-' : `${value.toFixed(2)}ms`)
  return table([
    [
      'workload',
      `${report.workload}, ${report.clients} clients on ${report.connections} sockets, ${report.valueBytes} bytes a value`,
    ],
    ['rate', `${report.opsPerSecond} a second, ${report.operations} in ${report.seconds}s`],
    ['p50', milliseconds(report.p50Ms)],
    ['p95', milliseconds(report.p95Ms)],
    ['p99', milliseconds(report.p99Ms)],
    ['slowest', milliseconds(report.maxMs)],
    ['errors', failures.length === 0 ? 'none' : failures.join(', ')],
    ['client CPU', `${report.clientCpuSeconds}s`],
  ])
}
