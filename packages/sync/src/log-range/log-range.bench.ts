/**
 * What hashing the committed log costs while it is applied, in processor time, and what a run takes in memory:
 * `node --expose-gc packages/sync/src/log-range/log-range.bench.ts [ENTRIES] [BATCH]`, after a build.
 */
import { createLogRange, type LogRange, type RangedEntry } from './log-range.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const batch = Number(process.argv[3] ?? 100)
const rounds = 5
/** Made beforehand and measured together: making entries is not what is asked. */
const block = 10_000

/** Of processor time: others use the machine too. */
function milliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function batchesFrom(index: number, entries: number, data: Uint8Array): RangedEntry[][] {
  const batches: RangedEntry[][] = []
  for (let at = 0; at < entries; at++) {
    if (at % batch === 0) batches.push([])
    batches.at(-1)?.push({ index: index + at, term: 3, type: 'normal', data })
  }
  return batches
}

/** @returns milliseconds spent on appending */
function feed(range: LogRange, entries: number, data: Uint8Array): number {
  let spent = 0
  const from = range.position().index + 1
  for (let done = 0; done < entries; done += block) {
    const batches = batchesFrom(from + done, Math.min(block, entries - done), data)
    const start = milliseconds()
    for (const each of batches) range.append(each, ({ data: bytes }) => bytes[0] === 0xff)
    spent += milliseconds() - start
  }
  return spent
}

function spentOn(entries: number, size: number): number {
  const data = new Uint8Array(size).fill(1)
  const spent = Array.from({ length: rounds }, () => feed(createLogRange(), entries, data))
  return spent.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN
}

function print(name: string, value: number, unit: string): void {
  process.stdout.write(`${name.padEnd(32)} ${value.toFixed(1)} ${unit}\n`)
}

function memoryUsed(): number {
  for (let turn = 0; turn < 3; turn++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const runs = 200_000
const long = createLogRange()
feed(long, block, new Uint8Array(0))
const before = memoryUsed()
feed(long, runs * 64, new Uint8Array(0))
print(`memory for ${runs} runs`, (memoryUsed() - before) / runs, 'bytes a run')

const asked = 5000
const beforeCuts = milliseconds()
for (let at = 1; at <= asked; at++) long.boundaryAtOrBefore(at * 2345)
print('the cut at or before an index', ((milliseconds() - beforeCuts) * 1000) / asked, 'µs')
const beforePositions = milliseconds()
for (let at = 0; at < asked; at++) long.position()
print('the position', ((milliseconds() - beforePositions) * 1000) / asked, 'µs')

for (const size of [0, 16, 100, 1000]) {
  print(`entries of ${size} bytes`, (spentOn(count, size) * 1e6) / count, 'ns an entry')
}
for (const size of [16 * 1024, 1024 * 1024]) {
  const entries = (512 * 1024 * 1024) / size
  print(`entries of ${size / 1024} KiB`, 512_000 / spentOn(entries, size), 'MiB/s')
}
