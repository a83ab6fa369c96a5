/**
 * What keeping 256 requests under way costs in a `NumberedTable`, beside a `Map`, once one full collection was made:
 * `node --expose-gc packages/wire/src/numbered-table.bench.ts`, after a build. In processor time, all threads, by turns.
 */
import { NumberedTable } from './numbered-table.ts'

const turns = 5
const requests = 2_000_000
const underWay = 256

interface Kept {
  set(number: number, value: object): void
  delete(number: number): unknown
}

function tableOf(): Kept {
  const table = new NumberedTable<object>()
  return {
    set: (number, value) => table.add(number, value),
    delete: (number) => table.delete(number),
  }
}

function microseconds(kept: Kept): number {
  const before = process.cpuUsage()
  for (let number = 1; number <= requests; number++) {
    // About what a call has.
    kept.set(number, { number, parts: [number, number], fields: { number, next: null } })
    if (number > underWay) kept.delete(number - underWay)
    if (number === 2 * underWay) globalThis.gc?.()
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / requests
}

const table: number[] = []
const map: number[] = []
for (let turn = 0; turn < turns; turn++) {
  table.push(microseconds(tableOf()))
  map.push(microseconds(new Map<number, object>()))
}
const [ours, theirs] = [table, map].map((each) => each.toSorted((a, b) => a - b)[turns >> 1] ?? 0)
process.stdout.write(`table ${ours?.toFixed(3)} µs a request, map ${theirs?.toFixed(3)} µs\n`)
