import type { Digest } from '@tesela/merkle'
import type { SeededRandom } from './seeded-random.ts'

/**
 * Leaves that were staged, by digest, of all lives and targets. As the writer of leaves does, it syncs whenever so many
 * bytes were written, and one sync is under way while the next bytes are written: twice as many are not durable at most.
 */
export interface StagingDisk {
  has(digest: Digest): boolean
  get(digest: Digest): Uint8Array | undefined
  set(digest: Digest, leaf: Uint8Array): void
  /** Bytes that are not durable. */
  readonly unsynced: number
  /** The process ends and the power with it: which of the leaves that are not durable are left is drawn. */
  crash(random: SeededRandom): void
}

/** @param syncBytes 0: every leaf is durable at once */
export function createStagingDisk(syncBytes: number): StagingDisk {
  const leaves = new Map<Digest, Uint8Array>()
  /** Written since the last sync was begun, and before. */
  let [written, syncing]: [Digest[], Digest[]] = [[], []]
  const bytes = (digests: readonly Digest[]) =>
    digests.reduce((sum, digest) => sum + (leaves.get(digest)?.length ?? 0), 0)
  return {
    has: (digest) => leaves.has(digest),
    get: (digest) => leaves.get(digest),
    set(digest, leaf) {
      leaves.set(digest, leaf)
      written.push(digest)
      // The sync before it is waited for.
      if (bytes(written) >= syncBytes) [written, syncing] = [[], syncBytes === 0 ? [] : written]
    },
    get unsynced() {
      return bytes(written) + bytes(syncing)
    },
    crash(random) {
      // Of a tail that was cut off nothing is left, and of one whose pages reached the disk as they pleased, some of it.
      const inHundred = [0, 50, 90][random.below(3)] ?? 0
      for (const digest of [...syncing, ...written]) {
        if (random.below(100) >= inHundred) leaves.delete(digest)
      }
      written = []
      syncing = []
    },
  }
}
