import { GroupMeta, GroupSecret } from '@tesela/protos/storage'
import { fileKind, readCheckedFile, writeCheckedFile } from './checked-file.ts'
import type { Disk } from './disk.ts'
import { FormatUnknownError, GroupFileDamagedError } from './errors.ts'

export const META_NAME = 'meta'
export const SECRET_NAME = 'secret'
/** Of the contents of a group's directory as a whole. */
const GROUP_FORMAT = 1

/** Which group and which replica a directory belongs to; `format` is the store's own. */
export type GroupIdentity = Omit<GroupMeta, 'format'>

/** Replaces `meta`, durably and as a whole. */
export async function writeGroupMeta(
  disk: Disk,
  directory: string,
  identity: GroupIdentity,
): Promise<void> {
  const payload = GroupMeta.encode({ ...identity, format: GROUP_FORMAT })
  await writeCheckedFile(disk, directory, META_NAME, fileKind.meta, payload)
}

/** @throws GroupFileMissingError, GroupFileDamagedError, FormatUnknownError */
export async function readGroupMeta(disk: Disk, directory: string): Promise<GroupMeta> {
  const payload = await readCheckedFile(disk, directory, META_NAME, fileKind.meta)
  const meta = decoded(`${directory}/${META_NAME}`, () => GroupMeta.decode(payload))
  if (meta.format !== GROUP_FORMAT) throw new FormatUnknownError(directory, meta.format)
  return meta
}

/** Replaces `secret`, durably and as a whole. */
export async function writeGroupSecret(
  disk: Disk,
  directory: string,
  secret: GroupSecret,
): Promise<void> {
  const payload = GroupSecret.encode(secret)
  await writeCheckedFile(disk, directory, SECRET_NAME, fileKind.secret, payload)
}

/** @throws GroupFileMissingError (a joiner has none before it is admitted), GroupFileDamagedError */
export async function readGroupSecret(disk: Disk, directory: string): Promise<GroupSecret> {
  const payload = await readCheckedFile(disk, directory, SECRET_NAME, fileKind.secret)
  return decoded(`${directory}/${SECRET_NAME}`, () => GroupSecret.decode(payload))
}

function decoded<T>(path: string, decode: () => T): T {
  try {
    return decode()
  } catch (cause) {
    throw new GroupFileDamagedError(path, 'its content does not decode', { cause })
  }
}
