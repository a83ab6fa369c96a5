import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The index of the newest finished snapshot of a peer that is in one group; 0: there is none. */
export async function snapshotOf(data: string, group: string): Promise<number> {
  const names = await readdir(join(data, 'groups', group, 'snapshots')).catch(() => [])
  const finished = names.filter((name) => /^\d+-\d+$/.test(name))
  return Math.max(0, ...finished.map((name) => Number(name.split('-')[1])))
}
