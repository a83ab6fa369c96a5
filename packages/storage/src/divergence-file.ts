import { Divergence as DivergenceMessage } from '@tesela/protos/storage'
import {
  CHECKED_HEADER_BYTES,
  fileKind,
  readCheckedFile,
  writeCheckedFile,
  writeCheckedFileOver,
} from './checked-file.ts'
import type { Disk } from './disk.ts'
import { GroupFileDamagedError, GroupFileMissingError } from './errors.ts'
import { isNoSpace } from './is-no-space.ts'

export const DIVERGENCE_NAME = 'diverged'
/** Room for the next note, on a disk that is full by then. */
export const DIVERGENCE_RESERVE_NAME = 'diverged.reserve'
/** A block of any file system: what is shorter keeps it. */
const RESERVE_BYTES = 4096

/** A majority of the voters had another state than this replica, or another log. */
export interface Divergence {
  /** How often another state was found, this time included. */
  readonly times: number
  /** How far the state had applied then: a snapshot at or before it was made of that state. */
  readonly revision: number
  /** The mark at which the states were compared. */
  readonly anchor: number
  /** What differed, by name. Of what was noted: the first of them, if there were many. */
  readonly parts: readonly string[]
}

/**
 * Sees to it that the next note has its room, in a file of zeros that becomes it. Where there is none now, there is none
 * then: nobody can help it.
 */
export async function reserveDivergence(disk: Disk, directory: string): Promise<void> {
  const path = `${directory}/${DIVERGENCE_RESERVE_NAME}`
  try {
    const file = await disk.open(path, (await disk.exists(path)) ? 'existing' : 'create')
    try {
      // A crash may have left less of it than it had, and of what is less the block is there.
      if ((await file.size()) >= RESERVE_BYTES) return
      await file.writeAt(0, [new Uint8Array(RESERVE_BYTES)])
      await file.datasync()
    } finally {
      await file.close()
    }
    await disk.syncDirectory(directory)
  } catch (error) {
    if (!isNoSpace(error)) throw error
  }
}

/** Durable, and as a whole, when it resolves: but for parts that are too many for the room that is kept. */
export async function writeDivergence(
  disk: Disk,
  directory: string,
  divergence: Divergence,
): Promise<void> {
  const payload = encodeWithin(RESERVE_BYTES - CHECKED_HEADER_BYTES, divergence)
  const name = DIVERGENCE_NAME
  if (!(await disk.exists(`${directory}/${DIVERGENCE_RESERVE_NAME}`))) {
    return writeCheckedFile(disk, directory, name, fileKind.divergence, payload)
  }
  const reserve = DIVERGENCE_RESERVE_NAME
  await writeCheckedFileOver(disk, directory, reserve, name, fileKind.divergence, payload)
  await reserveDivergence(disk, directory)
}

/** A group has collections without end, and that this replica diverged matters more than in how many of them. */
function encodeWithin(bytes: number, { parts, ...numbers }: Divergence): Uint8Array {
  let length = DivergenceMessage.encode({ ...numbers, parts: [] }).length
  const named = parts.filter((part) => {
    length += DivergenceMessage.encode({ parts: [part] }).length
    return length <= bytes
  })
  return DivergenceMessage.encode({ ...numbers, parts: named })
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
