import type { Disk } from '../disk.ts'
import { FormatUnknownError, SnapshotDamagedError } from '../errors.ts'
import { openSnapshot } from '../snapshots/open-snapshot.ts'
import type { SnapshotId, StoredSnapshot } from '../snapshots/snapshot-store.ts'
import type { Finding } from './finding.ts'
import { damage, unknownFormat } from './finding.ts'

const READ_BYTES = 1024 * 1024
/** Whoever has so many needs no more of them. */
const FINDINGS_AT_MOST = 100

/**
 * Reads every leaf. Whether manifest and digests are those of the root, `check` says: what they mean is not known here.
 *
 * @param directory - of the snapshot
 */
export async function inspectSnapshot(
  disk: Disk,
  directory: string,
  id: SnapshotId,
  check: (snapshot: StoredSnapshot) => string | null,
): Promise<readonly Finding[]> {
  try {
    const stored = await openSnapshot(disk, directory, id, () => undefined)
    try {
      const wrong = check(stored)
      const ofManifest = wrong === null ? [] : [damage('corrupt', `${directory}/manifest`, wrong)]
      return [...ofManifest, ...(await leafFindings(stored))]
    } finally {
      await stored.close()
    }
  } catch (error) {
    return [findingOf(directory, error)]
  }
}

async function leafFindings(stored: StoredSnapshot): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  let maxBytes = READ_BYTES
  let singlyUpTo = 0
  for (let from = 0; from < stored.leaves && findings.length < FINDINGS_AT_MOST; ) {
    if (from >= singlyUpTo) maxBytes = READ_BYTES
    try {
      from += (await stored.read(from, maxBytes)).length
    } catch (error) {
      if (!(error instanceof SnapshotDamagedError)) throw error
      if (maxBytes > 1) {
        // Once more, one by one: the leaves around it are to be told apart from it.
        maxBytes = 1
        singlyUpTo = from + leavesIn(stored, from)
        continue
      }
      findings.push(findingOf(error.file, error))
      from += 1
    }
  }
  return findings
}

/** No run of leaves that is read at once has more. */
function leavesIn(stored: StoredSnapshot, from: number): number {
  return Math.min(stored.leaves - from, 4096)
}

function findingOf(directory: string, error: unknown): Finding {
  if (error instanceof SnapshotDamagedError) {
    const isMissing = error.reason === 'it is missing'
    return isMissing
      ? damage('missing', error.file, error.reason)
      : damage('corrupt', error.file, error.reason, error.offset)
  }
  if (error instanceof FormatUnknownError) return unknownFormat(error)
  throw new Error(`reading ${directory}`, { cause: error })
}
