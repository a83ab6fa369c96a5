import type { Disk, DiskFile } from './disk.ts'
import { endOfContent } from './find-voucher.ts'
import type { SegmentWindow } from './record.ts'
import type { ReplayedSegment } from './replay-segments.ts'
import { writeZeros } from './segment-file.ts'

/**
 * Zeros over what is behind the last record, so that none of it can join what is appended later; and once more
 * the records that none vouches for: if a sync failed before, the kernel may hold them as clean though the
 * disk never got them (rule 32). And its name, which may be as fresh as the crash: what the segment says may be all that
 * makes others redundant (rule 35).
 */
export async function repairTail(
  disk: Disk,
  directory: string,
  { path, end, vouched }: ReplayedSegment,
  window: SegmentWindow,
): Promise<DiskFile> {
  const capacity = window.bytes.length
  const file = await disk.open(path, 'existing')
  try {
    if (end > vouched) await file.writeAt(vouched, [window.bytes.subarray(vouched, end)])
    await writeZeros(file, end, Math.min(capacity, endOfContent(window, end)))
    await file.datasync()
    await disk.syncDirectory(directory)
  } catch (error) {
    await file.close()
    throw error
  }
  return file
}
