/**
 * What applying puts costs, and how it grows with the map: `node packages/collections/src/map-apply.bench.ts [KEYS] [BATCH]
 * [ROUNDS]`, after a build; with `CAPTURE=1` somebody captures the state after every batch, as reads do. Microseconds of
 * processor time of one put, and how many of them the main thread spent on garbage; entries are made beforehand, and the
 * session keeps the results of 256 clients. A process measures one size: maps in one heap would pay for each other's.
 */
import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { commandEntry, createStateMachine, openSessionEntry } from './index.ts'
import { cpuMilliseconds, createRandom, median } from './tree/testing/contest.ts'

const keys = Number(process.argv[2] ?? 10_000)
const batch = Number(process.argv[3] ?? 30)
const rounds = Number(process.argv[4] ?? 12)
const capturing = process.env.CAPTURE === '1'
const operations = 50_000
const clients = 256
/** What is compiled late, and copied for the first time. */
const warmUp = 2

const value = new Uint8Array(100).fill(7)
const random = createRandom(1)
const machine = createStateMachine()
let sequence = 0
let garbageMs = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) garbageMs += duration
}).observe({ entryTypes: ['gc'] })

function keyOf(count: number): Buffer {
  return Buffer.from(`key-${String(count).padStart(12, '0')}`)
}

function enter(fields: object): Uint8Array {
  sequence++
  const acknowledgedThrough = Math.max(0, sequence - clients)
  return commandEntry({ session: 1, sequence, acknowledgedThrough, collection: 'bench', ...fields })
}

function apply(entries: readonly Uint8Array[]): void {
  for (let start = 0; start < entries.length; start += batch) {
    const first = machine.revision + 1
    const slice = entries.slice(start, start + batch)
    machine.apply(slice.map((data, at) => ({ type: 'normal', index: first + at, data })))
    if (capturing) machine.capture()
  }
}

function put(): Uint8Array {
  const set = { key: keyOf(random(keys)), value, ifAbsent: false, returnPrevious: false }
  return enter({ map: { set } })
}

apply([openSessionEntry(new Uint8Array(16)), enter({ create: { kind: 'map' } })])
for (let from = 0; from < keys; from += 1000) {
  const count = Math.min(1000, keys - from)
  const items = Array.from({ length: count }, (_, at) => ({ key: keyOf(from + at), value }))
  apply([enter({ map: { setMany: { items } } })])
}
const costs: number[] = []
const garbage: number[] = []
for (let round = 0; round < rounds; round++) {
  const entries = Array.from({ length: operations }, put)
  await setImmediate()
  garbageMs = 0
  const began = cpuMilliseconds()
  apply(entries)
  const cost = cpuMilliseconds() - began
  // The observer is told a turn late.
  await setImmediate()
  if (round < warmUp) continue
  costs.push((cost * 1000) / operations)
  garbage.push((garbageMs * 1000) / operations)
}
process.stdout.write(
  `${keys} keys, batches of ${batch}: ${median(costs).toFixed(2)} us a put, of garbage ${median(garbage).toFixed(2)}\n`,
)
