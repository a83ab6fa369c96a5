import { Divergence as DivergenceMessage } from '@tesela/protos/storage'
import { fileKind, readCheckedFile, writeCheckedFile } from './checked-file.ts'
import type { Disk } from './disk.ts'
import { GroupFileDamagedError, GroupFileMissingError } from './errors.ts'

export const DIVERGENCE_NAME = 'diverged'

/** A majority of the voters had another state than this replica, or another log. */
export interface Divergence {
  /** How often another state was found, this time included. */
  readonly times: number
  /** How far the state had applied then: a snapshot at or before it was made of that state. */
  readonly revision: number
  /** The mark at which the states were compared. */
  readonly anchor: number
  /** What differed, by name. */
  readonly parts: readonly string[]
}

/** Durable, and as a whole, when it resolves. */
export function writeDivergence(
  disk: Disk,
  directory: string,
  { parts, ...numbers }: Divergence,
): Promise<void> {
  const payload = DivergenceMessage.encode({ ...numbers, parts: [...parts] })
  return writeCheckedFile(disk, directory, DIVERGENCE_NAME, fileKind.divergence, payload)
}

/** Null: none was ever found. @throws GroupFileDamagedError, FormatUnknownError */
export async function readDivergence(disk: Disk, directory: string): Promise<Divergence | null> {
  let payload: Uint8Array
  try {
    payload = await readCheckedFile(disk, directory, DIVERGENCE_NAME, fileKind.divergence)
  } catch (error) {
    if (error instanceof GroupFileMissingError) return null
    throw error
  }
  try {
    return DivergenceMessage.decode(payload)
  } catch (cause) {
    const path = `${directory}/${DIVERGENCE_NAME}`
    throw new GroupFileDamagedError(path, 'its content does not decode', { cause })
  }
}
