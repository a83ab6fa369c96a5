import { join } from 'node:path'
import type { Disk } from '@tesela/storage'

/**
 * Moves what is left of a group's directory to `damaged/<number>-<group id>` of the data directory: nothing is deleted.
 * Returns where it is now; null: nothing was left.
 */
export async function setAside(
  disk: Pick<Disk, 'exists' | 'makeDirectory' | 'list' | 'rename' | 'syncDirectory'>,
  dataDirectory: string,
  id: string,
): Promise<string | null> {
  const groups = join(dataDirectory, 'groups')
  const from = join(groups, id)
  if (!(await disk.exists(from))) return null
  const damaged = join(dataDirectory, 'damaged')
  await disk.makeDirectory(damaged)
  const numbers = (await disk.list(damaged)).map((name) => Number.parseInt(name, 10) || 0)
  const to = join(damaged, `${Math.max(0, ...numbers) + 1}-${id}`)
  await disk.rename(from, to)
  await disk.syncDirectory(damaged)
  await disk.syncDirectory(groups)
  return to
}
