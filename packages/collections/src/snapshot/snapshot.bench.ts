/**
 * What it costs to digest a state of many items, to read all of its leaves, to install them, and the longest step of each:
 * `node --expose-gc packages/collections/src/snapshot/snapshot.bench.ts [ITEMS] [ROUNDS] [KIND]`, after a build. Keys
 * have 16 bytes and values 100. Times are of the processor where nothing else is said, collector of garbage included.
 */
import { commandEntry, createStateMachine, type GroupState, openSessionEntry } from '../index.ts'
import { cpuMilliseconds, median } from '../tree/testing/contest.ts'

const items = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const only = process.argv[4]
const fillBatch = 10_000
const at = { term: 1, log: new Uint8Array(0) }
const value = new Uint8Array(100).fill(7)

function keyOf(number: number): Uint8Array {
  return Buffer.from(String((number * 7_368_787) % 1_000_003).padStart(16, '0'), 'latin1')
}

function range<T>(from: number, make: (number: number) => T): T[] {
  return Array.from({ length: Math.min(fillBatch, items - from) }, (_, offset) =>
    make(from + offset),
  )
}

/** By name: the kind, and the operation that adds a batch. */
const fills: Readonly<Record<string, readonly [kind: string, fill: (from: number) => object]>> = {
  map: [
    'map',
    (from) => ({ map: { setMany: { items: range(from, (of) => ({ key: keyOf(of), value })) } } }),
  ],
  'map, expiring': [
    'map',
    (from) => {
      const entry = (of: number) => ({
        key: keyOf(of),
        value,
        ttlMs: 1 + ((of * 7919) % 1_000_003),
      })
      return { map: { setMany: { items: range(from, entry) } } }
    },
  ],
  vec: ['vec', (from) => ({ vec: { push: { values: range(from, () => value) } } })],
  set: ['set', (from) => ({ set: { add: { values: range(from, keyOf) } } })],
  queue: [
    'queue',
    (from) => {
      const push = (of: number) => ({
        key: keyOf(of),
        priority: Buffer.from(((of * 7919) % 1_000_003).toString().padStart(8, '0'), 'latin1'),
        value,
      })
      return { queue: { pushMany: { items: range(from, push) } } }
    },
  ],
}

function stateWith(kind: string, fill: (from: number) => object): GroupState {
  const machine = createStateMachine({ limits: { maxCommandBytes: 2 ** 26 } })
  let sequence = 0
  const apply = (data: Uint8Array) => {
    machine.stamp(data, 1)
    machine.apply([{ type: 'normal', index: machine.revision + 1, data }])
  }
  const enter = (fields: object) => {
    sequence++
    const command = { session: 1, sequence, acknowledgedThrough: sequence - 1, collection: 'c' }
    apply(commandEntry({ ...command, ...fields }))
  }
  apply(openSessionEntry(new Uint8Array(16)))
  enter({ create: { kind } })
  for (let from = 0; from < items; from += fillBatch) enter(fill(from))
  return machine.capture()
}

interface Cost {
  readonly name: string
  total: number
  /** By the clock. */
  longest: number
  steps: number
}

/** Runs the work of a step until there is none; adds to the costs of a name. */
function measure<T>(costs: Cost[], name: string, step: () => T | null): T {
  const cost: Cost = { name, total: 0, longest: 0, steps: 0 }
  const begin = cpuMilliseconds()
  for (;;) {
    const start = performance.now()
    const done = step()
    cost.longest = Math.max(cost.longest, performance.now() - start)
    cost.steps++
    if (done !== null) {
      cost.total = cpuMilliseconds() - begin
      costs.push(cost)
      return done
    }
  }
}

function ended<T>(steps: Iterator<void, T>): () => T | null {
  return () => {
    const step = steps.next()
    return step.done ? step.value : null
  }
}

function usedHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function runRound(make: () => GroupState): readonly Cost[] {
  const costs: Cost[] = []
  const machine = createStateMachine()
  const before = usedHeap()
  const state = make()
  const held = usedHeap() - before
  const reader = machine.reader(state, at)
  const { sections } = measure(costs, 'digest', ended(reader.digest()))
  // As whoever writes or sends them does, this keeps none.
  const reads = sections.map(({ name }) => reader.leaves(name))
  let section = 0
  measure(costs, 'read all leaves', () => {
    if (reads[section]?.next().done !== false) section++
    return section < reads.length ? null : true
  })
  const leaves = sections.flatMap(({ name, leaves: digests }) => {
    const read = [...reader.leaves(name)]
    return read.map((leaf, ordinal) => ({ name, leaf, digest: digests[ordinal] ?? '' }))
  })
  const beforeInstall = usedHeap()
  const installer = machine.installer(reader.header)
  let next = 0
  measure(costs, 'install: add', () => {
    const item = leaves[next++]
    if (item === undefined) return true
    installer.add(item.name, item.leaf, item.digest)
    return null
  })
  const installed = measure(costs, 'install: finish', ended(installer.finish()))
  const heldAgain = usedHeap() - beforeInstall
  measure(costs, 'digest of the installed', ended(machine.reader(installed, at).digest()))
  if (globalThis.gc !== undefined) {
    const each = (bytes: number) => Math.round(bytes / items)
    process.stdout.write(`  bytes an item: ${each(held)}, installed ${each(heldAgain)}\n`)
  }
  return costs
}

process.stdout.write(`${items} items of 16 + 100 bytes, median of ${rounds}\n`)
for (const [name, [kind, fill]] of Object.entries(fills)) {
  if (only !== undefined && only !== name) continue
  process.stdout.write(`${name}\n`)
  const all = Array.from({ length: rounds }, () => runRound(() => stateWith(kind, fill)))
  for (const [place, cost] of (all[0] ?? []).entries()) {
    const of = all.map((costs) => costs[place] ?? cost)
    const totals = of.map(({ total }) => total)
    const longest = of.map((each) => each.longest)
    process.stdout.write(
      `  ${cost.name.padEnd(24)} ${median(totals).toFixed(0)} ms in ${cost.steps} steps; the longest by the clock ` +
        `${median(longest).toFixed(1)}, in the quietest round ${Math.min(...longest).toFixed(1)} ms\n`,
    )
  }
}
