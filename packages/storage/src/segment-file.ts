import type { Disk, DiskFile } from './disk.ts'

export const SPARE_NAME = 'spare'
/** As many as eight digits name. */
export const MAX_SEGMENT_NUMBER = 99_999_999

export function segmentPath(directory: string, number: number): string {
  return `${directory}/${String(number).padStart(8, '0')}.wal`
}

export function isSegmentName(name: string): boolean {
  return /^\d{8}\.wal$/.test(name)
}

/** Numbers of the segments in the directory, ascending. Other names are none of the log's business. */
export async function listSegments(disk: Disk, directory: string): Promise<readonly number[]> {
  const names = await disk.list(directory)
  return names
    .filter(isSegmentName)
    .map((name) => Number(name.slice(0, 8)))
    .sort((a, b) => a - b)
}

const ZEROS = new Uint8Array(64 * 1024)
const BLOCKS_A_WRITE = 16

/**
 * Writes zeros over [from, to): the blocks are there then, and a later write moves no metadata.
 * `written` is told how far they reach.
 */
export async function writeZeros(
  file: DiskFile,
  from: number,
  to: number,
  written: (to: number) => void = () => undefined,
): Promise<void> {
  for (let at = from; at < to; ) {
    const chunks: Uint8Array[] = []
    const start = at
    while (at < to && chunks.length < BLOCKS_A_WRITE) {
      const length = Math.min(ZEROS.length, to - at)
      chunks.push(ZEROS.subarray(0, length))
      at += length
    }
    await file.writeAt(start, chunks)
    written(at)
  }
}
