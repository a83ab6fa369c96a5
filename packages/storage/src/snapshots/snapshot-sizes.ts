import type { SnapshotStoreOptions } from './snapshot-store.ts'

const MEBIBYTE = 1024 * 1024

export type SnapshotSizes = Required<SnapshotStoreOptions>

export const defaultSizes: SnapshotSizes = {
  leafFileBytes: 64 * MEBIBYTE,
  writeBytes: MEBIBYTE,
  syncBytes: 4 * MEBIBYTE,
}
