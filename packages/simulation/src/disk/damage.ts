import type { EntryId } from '@tesela/raft'
import type { VolatileDisk } from '@tesela/storage/testing'
import type { Random } from '../world/random.ts'
import { contentOf, snapshotDirectory } from './durable-snapshot.ts'

export type DamagedPart = 'segment' | 'watermark' | 'snapshot'
type Way = 'flip' | 'truncate' | 'delete'

const ways: readonly Way[] = ['flip', 'flip', 'truncate', 'delete']
/** Of the watermark's file: two of them. */
const SLOT_BYTES = 4096

/** Files of a replica that does not run, of which some may be spoiled. Null: there are none of that kind. */
export async function fileOf(
  disk: VolatileDisk,
  part: DamagedPart,
  anchor: EntryId | null,
  random: Random,
): Promise<string | null> {
  if (part === 'watermark') return (await disk.exists('watermark')) ? 'watermark' : null
  if (part === 'snapshot' && anchor === null) return null
  const directory = part === 'snapshot' && anchor !== null ? snapshotDirectory(anchor) : 'wal'
  const names = await disk.list(directory)
  const files = part === 'segment' ? names.filter((name) => name.endsWith('.wal')) : names
  return files.length === 0 ? null : `${directory}/${random.pick(files)}`
}

/** Spoils a file in one of the ways in which disks and people do, durably. Says what was done. */
export async function spoil(disk: VolatileDisk, path: string, random: Random): Promise<string> {
  const way = random.pick(ways)
  const content = await contentOf(disk, path)
  // What is zeros may be none of the file's business.
  const used = content.findLastIndex((byte) => byte !== 0) + 1
  const at = random.below(Math.max(1, used))
  if (way === 'flip') disk.corrupt(path, at, 1 << random.below(8))
  if (way === 'truncate') await cutShort(disk, path, at)
  if (way === 'delete') await remove(disk, path)
  return `${way} ${path} at ${at} of ${content.length}`
}

/** As `spoil` does, in this place. */
export function flip(disk: VolatileDisk, path: string, position: number, random: Random): string {
  disk.corrupt(path, position, 1 << random.below(8))
  return `flip ${path} at ${position}`
}

/** Nothing of these slots of it reads back. */
export async function ruinWatermark(
  disk: VolatileDisk,
  slots: readonly number[] = [0, 1],
): Promise<void> {
  for (const slot of slots) disk.corrupt('watermark', slot * SLOT_BYTES + 8, 0xff)
}

async function cutShort(disk: VolatileDisk, path: string, length: number): Promise<void> {
  const file = await disk.open(path, 'existing')
  await file.truncate(length)
  await file.datasync()
  await file.close()
}

async function remove(disk: VolatileDisk, path: string): Promise<void> {
  await disk.unlink(path)
  await disk.syncDirectory(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
}
