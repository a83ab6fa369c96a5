/**
 * What the root of a map costs, from nothing and after 1 000 scattered changes, and the longest step of it:
 * `node packages/collections/src/tree/digests.bench.ts [ITEMS] [ROUNDS]`, after a build. By the clock, a step is
 * stretched by whoever else uses the machine and by the collector of garbage: the quietest round says what steps cost
 * by themselves.
 */
import { digestTree } from './digests.ts'
import type { OrderedMap } from './ordered-map.ts'
import { cpuMilliseconds, createRandom, median } from './testing/contest.ts'
import {
  items,
  keyOf,
  type Stored,
  storedCodec,
  treeContestant,
} from './testing/map-contestants.ts'

const size = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 15)
const changes = 1000
const random = createRandom(1)

interface Cost {
  /** Milliseconds of processor time. */
  readonly total: number
  /** Milliseconds by the clock. */
  readonly steps: readonly number[]
}

function costOf(map: OrderedMap<Stored>): Cost {
  const steps: number[] = []
  const computation = digestTree(map, storedCodec)
  const begin = cpuMilliseconds()
  for (let done = false; !done; ) {
    const start = performance.now()
    done = computation.next().done ?? false
    steps.push(performance.now() - start)
  }
  return { total: cpuMilliseconds() - begin, steps }
}

function print(name: string, costs: readonly Cost[]): void {
  const totals = costs.map(({ total }) => total)
  const steps = costs.flatMap((cost) => cost.steps)
  const longest = costs.map((cost) => Math.max(...cost.steps))
  process.stdout.write(
    `${name.padEnd(24)} ${median(totals).toFixed(0)} ms of processor time in ${costs[0]?.steps.length} steps; ` +
      `a step ${median(steps).toFixed(2)}, the longest ${median(longest).toFixed(2)}, ` +
      `in the quietest round ${Math.min(...longest).toFixed(2)} ms\n`,
  )
}

process.stdout.write(`${size} items of 16 + 100 bytes, median of ${rounds}\n`)
const whole = [1, 2, 3, 4, 5].map(() => costOf(treeContestant(items(size)).current()))
print('from nothing', whole)
const map = treeContestant(items(size))
costOf(map.current())
const costs = Array.from({ length: rounds }, (_, round) => {
  for (let batch = 0; batch < 10; batch++) {
    map.set(
      Array.from({ length: changes / 10 }, () => keyOf(random(size))),
      round,
    )
  }
  return costOf(map.current())
})
print(`after ${changes} changes`, costs)
print(
  'after none',
  costs.map(() => costOf(map.current())),
)
