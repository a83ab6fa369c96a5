/**
 * What applying writes costs, kind by kind: `node packages/collections/src/kinds.bench.ts [ITEMS] [BATCH]`, after a
 * build; with `--expose-gc` also bytes an item. In processor time, the collector's threads included: how long single steps
 * take is what `slices.bench.ts` measures. Entries are encoded beforehand; every batch is one
 * apply. Items have keys of 16 bytes and values of 100.
 */
import { createStateMachine, openSessionEntry, stateRoots } from './index.ts'
import { commandOf, fillBatch, range, type Workload, workloads } from './testing/workloads.ts'
import { cpuMilliseconds as now } from './tree/testing/contest.ts'

const items = Number(process.argv[2] ?? 100_000)
const batch = Number(process.argv[3] ?? 100)
const operations = 20_000
const changesBeforeRoot = 1000

function measure({ kind, fill, writes }: Workload): void {
  const machine = createStateMachine({ limits: { maxCommandBytes: 2 ** 26 } })
  let sequence = 0
  const enter = (fields: object) => commandOf(++sequence, fields)
  const apply = (entries: readonly Uint8Array[]) => {
    for (let start = 0; start < entries.length; start += batch) {
      const first = machine.revision + 1
      const slice = entries.slice(start, start + batch)
      machine.apply(slice.map((data, offset) => ({ type: 'normal', index: first + offset, data })))
    }
  }
  const root = () => {
    const began = now()
    for (const _ of stateRoots(machine.capture(), { term: 1, log: new Uint8Array(0) }));
    return `${(now() - began).toFixed(1)} ms`
  }

  const heapBefore = usedHeap()
  apply([openSessionEntry(new Uint8Array(16)), enter({ create: { kind } })])
  for (let from = 0; from < items; from += fillBatch) {
    apply([enter(fill(from, Math.min(items, from + fillBatch)))])
  }
  const held = usedHeap() - heapBefore
  report(kind, 'bytes an item', held > 0 ? `${Math.round(held / items)}` : 'not measured')
  report(kind, 'first root', root())
  for (const [name, write] of Object.entries(writes)) {
    const entries = range(0, operations, (turn) => enter(write(turn, items)))
    const began = now()
    apply(entries)
    report(kind, name, `${Math.round(operations / (now() - began))} k/s`)
  }
  root()
  const [write] = Object.values(writes)
  if (write !== undefined) apply(range(0, changesBeforeRoot, (turn) => enter(write(turn, items))))
  report(kind, `root after ${changesBeforeRoot} changes`, root())
}

function usedHeap(): number {
  if (globalThis.gc === undefined) return 0
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

function report(kind: string, what: string, figure: string): void {
  process.stdout.write(`${kind.padEnd(6)} ${what.padEnd(28)} ${figure}\n`)
}

process.stdout.write(`${items} items, batches of ${batch}\n`)
for (const workload of workloads) measure(workload)
