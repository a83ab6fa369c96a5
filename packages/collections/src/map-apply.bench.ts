/**
 * What applying writes costs: `node packages/collections/src/map-apply.bench.ts [KEYS] [BATCH]`, after a build.
 * Entries are encoded beforehand; every batch is one apply, hence one copy-on-write of the tree.
 */
import { commandEntry, createStateMachine, openSessionEntry } from './index.ts'

const keys = Number(process.argv[2] ?? 100_000)
const batch = Number(process.argv[3] ?? 100)
const value = new Uint8Array(100).fill(7)
const machine = createStateMachine()
let sequence = 0

function enter(fields: object) {
  sequence++
  const command = { session: 1, sequence, acknowledgedThrough: sequence - 1, collection: 'bench' }
  return commandEntry({ ...command, ...fields })
}

function applyAll(entries: readonly Uint8Array[]): void {
  for (let start = 0; start < entries.length; start += batch) {
    const first = machine.revision + 1
    const slice = entries.slice(start, start + batch)
    machine.apply(slice.map((data, offset) => ({ type: 'normal', index: first + offset, data })))
  }
}

function measure(name: string, keyOf: (count: number) => number): void {
  const entries = Array.from({ length: keys }, (_, count) =>
    enter({ map: { set: { key: Buffer.from(`key-${keyOf(count)}`), value } } }),
  )
  const start = performance.now()
  applyAll(entries)
  const perSecond = Math.round((keys * 1000) / (performance.now() - start))
  process.stdout.write(`${name}: ${perSecond} sets/s\n`)
}

applyAll([openSessionEntry(new Uint8Array(16)), enter({ create: { kind: 'map' } })])
process.stdout.write(`${keys} keys, values of ${value.length} bytes, batches of ${batch}\n`)
measure('insert in order', (count) => count)
measure('overwrite scattered', (count) => (count * 7919) % keys)
