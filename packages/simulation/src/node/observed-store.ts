import type { PersistBatch } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import type { Life } from '../world/life.ts'

/** The store, with somebody who looks at what it is given. */
export function observeStore(
  store: LogStore,
  life: Life,
  watch: { persisting(batch: PersistBatch): void; reading(): void },
): LogStore {
  return {
    recovered: store.recovered,
    notes: store.notes,
    persist(batch, install) {
      life.calls('persists')
      watch.persisting(batch)
      return store.persist(batch, install)
    },
    anchored(snapshot, root) {
      life.calls('anchors its log')
      return store.anchored(snapshot, root)
    },
    compact(boundary, position) {
      life.calls('cuts its log')
      return store.compact(boundary, position)
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
