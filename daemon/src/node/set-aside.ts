import { join } from 'node:path'
import type { Disk } from '@tesela/storage'

/**
 * Moves what is left of a group's directory to `damaged/<number>-<group id>` of the data directory, or to `left/` where
 * it is whole and of a group that this peer is not in any more: nothing is deleted.
 * Returns where it is now; null: nothing was left.
 */
export async function setAside(
  disk: Pick<Disk, 'exists' | 'makeDirectory' | 'list' | 'rename' | 'syncDirectory'>,
  dataDirectory: string,
  id: string,
  place: 'damaged' | 'left' = 'damaged',
): Promise<string | null> {
  const groups = join(dataDirectory, 'groups')
  const from = join(groups, id)
  if (!(await disk.exists(from))) return null
  const kept = join(dataDirectory, place)
  await disk.makeDirectory(kept)
  const numbers = (await disk.list(kept)).map((name) => Number.parseInt(name, 10) || 0)
  const to = join(kept, `${Math.max(0, ...numbers) + 1}-${id}`)
  await disk.rename(from, to)
  await disk.syncDirectory(kept)
  await disk.syncDirectory(groups)
  return to
}
