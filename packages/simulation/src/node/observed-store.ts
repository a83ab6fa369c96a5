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
    persist(batch) {
      life.calls('persists')
      watch.persisting(batch)
      return store.persist(batch)
    },
    read(from, maxBytes) {
      life.calls('reads its log')
      watch.reading()
      return store.read(from, maxBytes)
    },
    stats: () => store.stats(),
    close: () => store.close(),
  }
}
