import type { Millis } from '../state-sync.ts'
import { keyOf, nameOf, type SnapshotName } from './snapshot-name.ts'
import type { ServableSnapshot, SnapshotSource } from './snapshot-source.ts'

/**
 * Since when each snapshot is here while this member leads. A leader may be the one that diverged, and who takes that from
 * it is one more of them: what no majority vouches for it names only when there was time to contradict it.
 */
export interface Unvouched {
  /** Notes the newest. */
  look(now: Millis): void
  /**
   * Of those that would do, the newest that there was time to contradict; else the one of which there will be first. Null:
   * none would do.
   */
  pick(
    wouldDo: (snapshot: ServableSnapshot) => boolean,
    now: Millis,
  ): { readonly snapshot: ServableSnapshot; readonly ready: boolean } | null
  /** Somebody else leads: to whom it is that others report. */
  forget(): void
}

export function createUnvouched(
  source: Pick<SnapshotSource, 'newest' | 'find'>,
  waitMs: Millis,
): Unvouched {
  /** The newest last. */
  let seen: readonly { readonly name: SnapshotName; readonly since: Millis }[] = []
  return {
    look(now) {
      const newest = source.newest()
      const last = seen.at(-1)
      if (newest === null || (last !== undefined && keyOf(last.name) === keyOf(newest))) return
      const here = seen.filter(({ name }) => source.find(name) !== null)
      seen = [...here, { name: nameOf(newest), since: now }]
    },
    pick(wouldDo, now) {
      const all = seen.flatMap(({ name, since }) => {
        const snapshot = source.find(name)
        if (snapshot === null || !wouldDo(snapshot)) return []
        return [{ snapshot, ready: now - since >= waitMs }]
      })
      return all.findLast(({ ready }) => ready) ?? all[0] ?? null
    },
    forget() {
      seen = []
    },
  }
}
