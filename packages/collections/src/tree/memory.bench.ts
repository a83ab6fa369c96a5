/**
 * What a map takes of memory, for one contestant in a process of its own:
 * `node --expose-gc packages/collections/src/tree/memory.bench.ts tree|btree|immutable [ITEMS]`, after a build.
 */

import { createRandom } from './testing/contest.ts'
import {
  btreeContestant,
  immutableContestant,
  items,
  keyOf,
  treeContestant,
} from './testing/map-contestants.ts'

const makers = {
  tree: treeContestant,
  btree: btreeContestant,
  immutable: immutableContestant,
} as const
const name = process.argv[2] ?? 'tree'
const size = Number(process.argv[3] ?? 1_000_000)
if (!(name in makers) || gc === undefined) throw new Error('see the head of this file')
const collect = gc

function taken(): { heap: number; resident: number } {
  collect()
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, resident: rss }
}

const before = taken()
const contestant = makers[name as keyof typeof makers](items(size))

function print(when: string): void {
  const { heap, resident } = taken()
  const perItem = (bytes: number) => (bytes / size).toFixed(0)
  process.stdout.write(
    `${contestant.name}, ${size} items of 16 + 100 bytes, ${when}: ` +
      `${perItem(heap - before.heap)} bytes of heap an item, ${perItem(resident - before.resident)} resident\n`,
  )
}

print('loaded in order')
const random = createRandom(1)
for (let batch = 0; batch < size / 100; batch++) {
  contestant.set(
    Array.from({ length: 100 }, () => keyOf(random(size))),
    batch,
  )
}
print('overwritten once, scattered')
