/**
 * The ordered map next to the libraries that it stands in for:
 * `node packages/collections/src/tree/ordered-map.bench.ts [ITEMS] [ROUNDS]`, after a build.
 */

import { createRandom, runContest } from './testing/contest.ts'
import {
  btreeContestant,
  immutableContestant,
  items,
  keyOf,
  type MapContestant,
  treeContestant,
} from './testing/map-contestants.ts'

const size = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const batch = 100
const operations = 100_000
let revision = 0
const random = createRandom(1)

/** Keys that are there, each in a batch of its own choice. */
const present = Array.from({ length: operations }, () => keyOf(random(size)))
/** Keys that are not: one behind each. */
const absent = present.map((key) => `${key}+`)

function batches(keys: readonly string[]): string[][] {
  return Array.from({ length: keys.length / batch }, (_, at) =>
    keys.slice(at * batch, (at + 1) * batch),
  )
}

const presentBatches = batches(present)
const absentBatches = batches(absent)

function forEach(of: readonly string[][], work: (keys: readonly string[]) => void) {
  return { operations, run: () => of.forEach((keys) => void work(keys)) }
}

process.stdout.write(`${size} items of 16 + 100 bytes, batches of ${batch}, median of ${rounds}\n`)
runContest<MapContestant>({
  contestants: [treeContestant, btreeContestant, immutableContestant].map((of) => of(items(size))),
  rounds,
  works: {
    'set, scattered': (map) => forEach(presentBatches, (keys) => map.set(keys, ++revision)),
    'insert, scattered': (map) => forEach(absentBatches, (keys) => map.set(keys, ++revision)),
    'delete, scattered': (map) => forEach(absentBatches, (keys) => map.delete(keys)),
    'insert, in order': (map) =>
      forEach(batches(present.map((_, at) => `z${keyOf(at)}`)), (keys) =>
        map.set(keys, ++revision),
      ),
    'delete, in order': (map) =>
      forEach(batches(present.map((_, at) => `z${keyOf(at)}`)), (keys) => map.delete(keys)),
    'get, scattered': (map) =>
      forEach(presentBatches, (keys) => {
        for (const key of keys) if (map.get(key) === undefined) throw new Error(`lost ${key}`)
      }),
    'walk from the first': (map) => ({
      operations: size,
      run: () => {
        let seen = 0
        for (const [key] of map.entries()) seen += key.length > 0 ? 1 : 0
        if (seen !== size) throw new Error(`walked ${seen}`)
      },
    }),
  },
})
