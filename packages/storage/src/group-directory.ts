import type { GroupSecret } from '@tesela/protos/storage'
import { createLog } from './create-log.ts'
import type { Disk } from './disk.ts'
import { GroupExistsError } from './errors.ts'
import { writeGenesis } from './genesis.ts'
import type { GroupIdentity } from './group-files.ts'
import { writeGroupMeta, writeGroupSecret } from './group-files.ts'
import type { LogStoreOptions } from './log-store.ts'
import { watermarkPath } from './watermark-file.ts'

export interface GroupContent {
  readonly identity: GroupIdentity
  /** Null: a joiner, which is told at admission. */
  readonly secret: GroupSecret | null
  /** Data of the configuration entry that begins a new group's log; null: a joiner, whose log is empty. */
  readonly genesis: Uint8Array | null
}

const GROUP_ID = /^[a-z0-9]{1,64}$/

/** Where the log of the group in this directory is. */
export function logDirectory(groupDirectory: string): string {
  return `${groupDirectory}/wal`
}

/**
 * Makes the directory of a group: after a crash there is none or a whole one. Returns its path.
 * What a former attempt left under the staging name is built anew.
 *
 * @param groups the directory of all groups
 * @param id of the group: the name of its directory, small letters and digits
 * @throws GroupExistsError
 */
export async function createGroupDirectory(
  disk: Disk,
  groups: string,
  id: string,
  content: GroupContent,
  options: Pick<LogStoreOptions, 'segmentBytes'> = {},
): Promise<string> {
  if (!GROUP_ID.test(id)) throw new RangeError('a group id has 1 to 64 small letters and digits')
  const path = `${groups}/${id}`
  if (await disk.exists(path)) throw new GroupExistsError(path)
  // The dot keeps it apart from every group id.
  const staging = `${path}.staging`
  await disk.makeDirectory(groups)
  await disk.makeDirectory(staging)
  await disk.makeDirectory(logDirectory(staging))
  await clear(disk, logDirectory(staging))
  const watermark = watermarkPath(logDirectory(staging))
  if (await disk.exists(watermark)) await disk.unlink(watermark)
  await writeGroupMeta(disk, staging, content.identity)
  if (content.secret !== null) await writeGroupSecret(disk, staging, content.secret)
  else if (await disk.exists(`${staging}/secret`)) await disk.unlink(`${staging}/secret`)
  if (content.genesis === null) await createLog(disk, logDirectory(staging), options)
  else await writeGenesis(disk, logDirectory(staging), content.genesis, options)
  await disk.syncDirectory(staging)
  await disk.rename(staging, path)
  await disk.syncDirectory(groups)
  return path
}

/** Ids of the groups that are there. What is listed stays: a rename that a crash cut short is finished first. */
export async function listGroups(disk: Disk, groups: string): Promise<readonly string[]> {
  if (!(await disk.exists(groups))) return []
  await disk.syncDirectory(groups)
  return (await disk.list(groups)).filter((name) => GROUP_ID.test(name))
}

async function clear(disk: Disk, directory: string): Promise<void> {
  for (const name of await disk.list(directory)) await disk.unlink(`${directory}/${name}`)
}
