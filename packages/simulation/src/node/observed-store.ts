import type { EntryId, PersistBatch } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import type { Life } from '../world/life.ts'

/** A step of keeping a snapshot, or of installing one, at which a crash leaves something half done. */
export type SnapshotStep =
  /** The snapshot has its name on disk, and no record names it. */
  | 'named'
  /** The log names it, and was not cut. */
  | 'anchored'
  | 'cut'

/** The store, with somebody who looks at what it is given. */
export function observeStore(
  store: LogStore,
  life: Life,
  watch: {
    persisting(batch: PersistBatch): void
    reading(): void
    anchoring(anchor: EntryId): void
    cutting(boundary: EntryId): void
    step(step: SnapshotStep): void
  },
): LogStore {
  const { step } = watch
  return {
    recovered: store.recovered,
    notes: store.notes,
    persist(batch, install) {
      life.calls('persists')
      watch.persisting(batch)
      if (install !== undefined) step('named')
      return store.persist(batch, install)
    },
    async anchored(snapshot, root) {
      life.calls('anchors its log')
      watch.anchoring(snapshot)
      step('named')
      await store.anchored(snapshot, root)
      step('anchored')
    },
    async compact(boundary, position) {
      life.calls('cuts its log')
      watch.cutting(boundary)
      await store.compact(boundary, position)
      step('cut')
    },
    promise() {
      life.calls('promises')
      return store.promise()
    },
    retrySpace: () => store.retrySpace(),
    read(from, maxBytes) {
      life.calls('reads its log')
      watch.reading()
      return store.read(from, maxBytes)
    },
    stats: () => store.stats(),
    close: () => store.close(),
  }
}
