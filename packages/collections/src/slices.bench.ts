/**
 * How long computing roots and applying hold the event loop, kind by kind, entries that take much away or bring much at once
 * among them:
 * `node --expose-gc packages/collections/src/slices.bench.ts [ITEMS] [ROUNDS] [KIND]`, after a build. Every step is
 * measured by the processor time of this thread, which others cannot stretch, and by the clock; pauses for the
 * collection of garbage that began within a step are told beside them, by their kind.
 */
import { constants, PerformanceObserver } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { createStateMachine, openSessionEntry, stateRoots, tickEntry } from './index.ts'
import { threadMilliseconds } from './testing/thread-time.ts'
import {
  commandOf,
  expiring,
  fillBatch,
  range,
  ttlMs,
  type Workload,
  workloads,
} from './testing/workloads.ts'

const items = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 10)
const kinds = process.argv[4]?.split(',')
const changes = 1000
/** How often an entry that does much is applied, to the same state. */
const turns = 5
/** As a group has them, unless told otherwise. */
const sliceMs = 2
const judgedAtOnce = 16 * 1024

interface Step {
  /** Milliseconds: of processor time of this thread, and by the clock. */
  readonly processor: number
  readonly clock: number
  readonly began: number
}

interface Pause {
  readonly kind: string
  readonly began: number
  readonly milliseconds: number
}

const names = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weak callbacks'],
])
const pauses: Pause[] = []
new PerformanceObserver((list) => {
  for (const pause of list.getEntries()) {
    const { kind } = (pause as unknown as { readonly detail: { readonly kind: number } }).detail
    pauses.push({
      kind: names.get(kind) ?? 'other',
      began: pause.startTime,
      milliseconds: pause.duration,
    })
  }
}).observe({ entryTypes: ['gc'] })

function measured(work: () => boolean): { readonly step: Step; readonly done: boolean } {
  const began = performance.now()
  const before = threadMilliseconds()
  const done = work()
  const processor = threadMilliseconds() - before
  return { step: { processor, clock: performance.now() - began, began }, done }
}

/** Every step is a turn of the event loop: what happens between them is not theirs. */
async function stepsOf(work: () => boolean): Promise<readonly Step[]> {
  const steps: Step[] = []
  for (let ended = false; !ended; ) {
    const { step, done } = measured(work)
    steps.push(step)
    ended = done
    await setImmediate()
  }
  // Pauses are told a turn late.
  await setImmediate()
  return steps
}

function report(kind: string, what: string, steps: readonly Step[], more?: string): void {
  const [first, last] = [steps[0], steps.at(-1)]
  if (first === undefined || last === undefined) return
  const end = last.began + last.clock
  const during = pauses.filter(({ began }) => began >= first.began && began <= end)
  const isDisturbed = ({ began, clock }: Step) =>
    during.some((pause) => pause.began >= began && pause.began < began + clock)
  const collections = [...names.values()].flatMap((name) => {
    const own = during.filter((pause) => pause.kind === name)
    const within = own.filter(({ began }) =>
      steps.some((step) => began >= step.began && began < step.began + step.clock),
    )
    const longest = Math.max(...own.map(({ milliseconds }) => milliseconds))
    if (own.length === 0) return []
    return [`${own.length} ${name} (${within.length} within) ≤ ${longest.toFixed(1)}`]
  })
  const quiet = steps.filter((step) => !isDisturbed(step)).map(({ processor }) => processor)
  const total = steps.reduce((sum, { processor }) => sum + processor, 0)
  const cells = [
    `${steps.length} steps, ${total.toFixed(0)} ms`,
    `processor ${distribution(steps.map(({ processor }) => processor))}`,
    `without a pause ${Math.max(0, ...quiet).toFixed(2)}`,
    `clock ${distribution(steps.map(({ clock }) => clock))}`,
    collections.length === 0 ? 'no pause' : collections.join(', '),
    ...(more === undefined ? [] : [more]),
  ]
  process.stdout.write(`${kind.padEnd(6)} ${what.padEnd(34)} ${cells.join(' · ')}\n`)
}

/** Median, ninety-ninth of a hundred, longest. */
function distribution(times: readonly number[]): string {
  const sorted = times.toSorted((left, right) => left - right)
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0
  return [at(0.5), at(0.99), at(1)].map((time) => time.toFixed(2)).join(' ')
}

async function measure({ kind, fill, writes, bulk }: Workload): Promise<void> {
  const machine = createStateMachine({ limits: { maxCommandBytes: 2 ** 26 } })
  let sequence = 0
  const enter = (fields: object) => commandOf(++sequence, fields)
  const apply = (entries: readonly Uint8Array[]) => {
    const first = machine.revision + 1
    machine.apply(entries.map((data, offset) => ({ type: 'normal', index: first + offset, data })))
  }
  const root = () => {
    const steps = stateRoots(machine.capture(), { term: 1, log: new Uint8Array(0) })
    return stepsOf(() => steps.next().done ?? false)
  }
  const refill = () => {
    for (let from = 0; from < items; from += fillBatch) {
      apply([enter(fill(from, Math.min(items, from + fillBatch)))])
    }
  }
  apply([openSessionEntry(new Uint8Array(16)), enter({ create: { kind } })])
  refill()
  await setImmediate()
  report(kind, 'root from nothing', await root())
  const [write] = Object.values(writes)
  const after: Step[] = []
  for (let round = 0; write !== undefined && round < rounds; round++) {
    const turn = round * changes
    apply(range(turn, turn + changes, (count) => enter(write(count, items))))
    await setImmediate()
    after.push(...(await root()))
  }
  report(kind, `${rounds} roots after ${changes}`, after)
  report(kind, 'root after none', await root())
  for (const [name, one] of Object.entries(writes)) {
    // As the applier of a group does it: runs that lately took an eighth of a slice.
    let run = 1
    let turn = 0
    const entries = range(0, 20_000, (count) => enter(one(count, items)))
    const steps = await stepsOf(() => {
      const began = performance.now()
      for (
        let now = began, took = 0;
        turn < entries.length && now + 4 * took - began <= sliceMs;
      ) {
        const slice = entries.slice(turn, turn + run)
        apply(slice)
        turn += slice.length
        took = performance.now() - now
        now += took
        run = Math.max(1, Math.min(Math.floor((slice.length / took) * (sliceMs / 8)), run * 2, 160))
      }
      return turn >= entries.length
    })
    report(kind, name, steps)
  }
  const applying = (data: Uint8Array) =>
    machine.applySteps([{ type: 'normal', index: machine.revision + 1, data }])
  /** As a group judges a large write. */
  const judging = (data: Uint8Array): Iterator<void, unknown> => {
    const admission = machine.admissible(data)
    return 'ok' in admission ? [][Symbol.iterator]() : admission
  }
  /** As a group does it with an entry that takes more than a slice. */
  const inSlices = (steps: Iterator<void, unknown>) =>
    stepsOf(() => {
      const began = performance.now()
      let step = steps.next()
      while (step.done !== true && performance.now() - began < sliceMs) step = steps.next()
      return step.done === true
    })
  /** The same entry again and again: what is longest each time is not the collector's. */
  const repeated = async (
    name: string,
    data: Uint8Array,
    work: (data: Uint8Array) => Iterator<void, unknown> = applying,
  ) => {
    const before = machine.capture()
    const all: Step[] = []
    const longest: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      machine.install(before)
      globalThis.gc?.()
      const steps = await inSlices(work(data))
      all.push(...steps)
      longest.push(Math.max(...steps.map(({ processor }) => processor)))
    }
    machine.install(before)
    const [middle] = longest.toSorted((left, right) => left - right).slice(turns >> 1)
    report(kind, name, all, `median of the longest ${middle?.toFixed(2)}`)
  }
  for (const [name, one] of Object.entries(bulk)) {
    const data = enter(one(items))
    await repeated(name, data)
    if (data.length > judgedAtOnce) await repeated('… judged', data, judging)
  }
  if (kind !== 'map') return
  for (let from = 0; from < items; from += fillBatch) {
    apply([enter(expiring(from, Math.min(items, from + fillBatch), items))])
  }
  const tick = tickEntry()
  machine.stamp(tick, ttlMs)
  await repeated('expiry of 128', tick)
}

process.stdout.write(
  `${items} items; milliseconds: median, 99 of 100, longest of processor time and by the clock\n`,
)
for (const workload of workloads) {
  if (kinds === undefined || kinds.includes(workload.kind)) await measure(workload)
}
