import { keyOf, type SnapshotName } from '../snapshot/snapshot-name.ts'
import type { SnapshotSource } from '../snapshot/snapshot-source.ts'
import type { MadeSnapshot } from './made-snapshot.ts'

/** Snapshots in memory. Keeps account of what is held and read. */
export interface MemorySource extends SnapshotSource {
  isServing: boolean
  /** Oldest first. */
  readonly snapshots: readonly MadeSnapshot[]
  readonly held: ReadonlyMap<string, number>
  readonly reading: number
  add(snapshot: MadeSnapshot): void
  /** Keeps the newest and those that are held. */
  prune(): void
}

/** @param later calls back when a disk would have read */
export function createMemorySource(
  later: (callback: () => void) => void = (callback) => callback(),
): MemorySource {
  let snapshots: MadeSnapshot[] = []
  const held = new Map<string, number>()
  let reading = 0
  const find = (name: SnapshotName) =>
    snapshots.find((snapshot) => keyOf(snapshot) === keyOf(name)) ?? null
  const source: MemorySource = {
    isServing: true,
    held,
    get snapshots() {
      return snapshots
    },
    get reading() {
      return reading
    },
    add: (snapshot) => void snapshots.push(snapshot),
    prune() {
      const newest = snapshots.at(-1)
      snapshots = snapshots.filter((each) => each === newest || held.has(keyOf(each)))
    },
    serving: () => source.isServing,
    newest: () => snapshots.at(-1) ?? null,
    newestSealed: () => snapshots.findLast(({ sealed }) => sealed) ?? null,
    find,
    hold(name) {
      if (find(name) === null) throw new Error('held what is not here')
      held.set(keyOf(name), (held.get(keyOf(name)) ?? 0) + 1)
    },
    release(name) {
      const count = held.get(keyOf(name)) ?? 0
      if (count === 0) throw new Error('released what is not held')
      if (count === 1) held.delete(keyOf(name))
      else held.set(keyOf(name), count - 1)
    },
    read(name, { from, count, maxBytes }, done) {
      if (!held.has(keyOf(name))) throw new Error('read what is not held')
      reading += 1
      later(() => {
        reading -= 1
        const leaves = find(name)?.leaves.slice(from, from + count) ?? []
        let bytes = 0
        const fit = leaves.filter((leaf, at) => {
          bytes += leaf.length
          return at === 0 || bytes <= maxBytes
        })
        done(leaves.length === 0 ? null : fit)
      })
    },
  }
  return source
}
