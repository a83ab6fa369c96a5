import type { Disk } from './disk.ts'
import { DiskFullError } from './errors.ts'
import { SPARE_NAME, writeZeros } from './segment-file.ts'

/**
 * One file of zeros, durable, that becomes the next segment: so that a rotation writes a header and renames,
 * and an append into a segment never has to find space.
 */
export interface SpareSegment {
  /** Starts to prepare one, unless one is under way or there. */
  prepare(): void
  /** Waits for it, at least so large, and hands it over. @throws DiskFullError */
  take(bytes: number): Promise<{ readonly path: string; readonly bytes: number }>
  /** Waits for what is under way. */
  close(): Promise<void>
}

export function createSpareSegment(disk: Disk, directory: string, bytes: number): SpareSegment {
  const path = `${directory}/${SPARE_NAME}`
  /** Settles with the failure as a value, which the next `take` throws: nobody awaits it until then. */
  let prepared: Promise<{ failure: unknown } | null> | null = null

  const prepare = () => {
    prepared ??= fill(disk, path, bytes).then(
      () => null,
      (failure: unknown) => ({ failure }),
    )
  }

  return {
    prepare,
    async take(wanted) {
      prepare()
      const outcome = await prepared
      if (outcome) throw typed(path, outcome.failure)
      prepared = null
      if (wanted <= bytes) return { path, bytes }
      try {
        await fill(disk, path, wanted)
      } catch (failure) {
        throw typed(path, failure)
      }
      return { path, bytes: wanted }
    },
    async close() {
      await prepared
    },
  }
}

/** Zeros over whatever a former run left there: an unused spare, half of one, a header never renamed. */
async function fill(disk: Disk, path: string, bytes: number): Promise<void> {
  const file = await disk.open(path, (await disk.exists(path)) ? 'existing' : 'create')
  try {
    if ((await file.size()) > bytes) await file.truncate(bytes)
    await writeZeros(file, 0, bytes)
    await file.datasync()
  } finally {
    await file.close()
  }
}

function typed(path: string, failure: unknown): unknown {
  const full = failure instanceof Error && 'code' in failure && failure.code === 'ENOSPC'
  return full ? new DiskFullError(path, failure) : failure
}
