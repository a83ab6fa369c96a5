import type { SnapshotId } from './snapshot-store.ts'

export const MANIFEST_NAME = 'manifest'
export const INDEX_NAME = 'index'
/** Where the next snapshot is built: beside the finished ones, so that one rename of one directory finishes it. */
export const STAGING_NAME = 'staging'
/** What was staged before that for another manifest, until its leaves are taken over. */
export const FORMER_NAME = 'former'
/** In front of the name of a snapshot that is being deleted. */
export const REMOVED_PREFIX = 'removed-'
/** As many as four digits name. */
export const MAX_LEAF_FILES = 9999

const SNAPSHOT_NAME = /^(0|[1-9]\d{0,15})-(0|[1-9]\d{0,15})$/

/** @throws RangeError where term and index are not numbers of a log */
export function snapshotName({ term, index }: SnapshotId): string {
  for (const number of [term, index]) {
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} names nothing`)
  }
  return `${term}-${index}`
}

/** Null where the name is not one of a snapshot. */
export function parseSnapshotName(name: string): SnapshotId | null {
  const [, term, index] = SNAPSHOT_NAME.exec(name) ?? []
  const id = { term: Number(term), index: Number(index) }
  return Number.isSafeInteger(id.term) && Number.isSafeInteger(id.index) ? id : null
}

/** @param number from 1 */
export function leafFileName(number: number): string {
  return `leaves-${String(number).padStart(4, '0')}`
}
