import { keyOf, type SnapshotSource } from '@tesela/sync'

/**
 * Snapshots as the provider of a strategy of a user's own is given them: what it is called back with goes no further where it
 * throws, and it gives back what it holds, and no more. Others hold the same ones.
 */
export function createOwnSource(
  source: SnapshotSource,
  contained: (act: () => void) => void,
): SnapshotSource {
  const held = new Map<string, number>()
  return {
    serving: () => source.serving(),
    newest: () => source.newest(),
    newestSealed: () => source.newestSealed(),
    find: (name) => source.find(name),
    hold(name) {
      if (source.find(name) === null) return
      const key = keyOf(name)
      held.set(key, (held.get(key) ?? 0) + 1)
      source.hold(name)
    },
    release(name) {
      const key = keyOf(name)
      const times = held.get(key) ?? 0
      if (times === 0) return
      if (times === 1) held.delete(key)
      else held.set(key, times - 1)
      source.release(name)
    },
    read: (name, run, done) => {
      source.read(name, run, (leaves) => contained(() => done(leaves)))
    },
  }
}
