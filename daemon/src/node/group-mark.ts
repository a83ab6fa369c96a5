import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../process/durable-file.ts'
import { DamagedFileError } from '../process/errors.ts'
import { isAbsence } from '../process/format-file.ts'

/**
 * The file that says of which group the data directory holds a member, and as which incarnation. A member that lost its
 * log has forgotten votes and acknowledgements, and must not come back under its old name as if it were new (rule 1):
 * so the loss has to show, and an absent directory alone is what a peer without a group has, too.
 */
export const markFileName = 'GROUP'

export interface GroupMark {
  /** The name of the group's directory. */
  readonly id: string
  /** The newest incarnation of the data directory that some member has had: never another member's. */
  readonly incarnation: string
}

/** Durable when it resolves: to be called before the member takes part in anything. */
export async function markGroup(dataDirectory: string, mark: GroupMark): Promise<void> {
  const present = await readMark(dataDirectory)
  if (present?.id === mark.id && present.incarnation === mark.incarnation) return
  await writeDurably(join(dataDirectory, markFileName), `${mark.id} ${mark.incarnation}\n`)
}

/**
 * Null: the data directory has never held a member.
 * @throws DamagedFileError
 */
export async function readMark(dataDirectory: string): Promise<GroupMark | null> {
  const path = join(dataDirectory, markFileName)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
  const [, id, incarnation] = /^([a-z0-9]{1,64}) ([0-9a-f]{16})\n$/.exec(text) ?? []
  if (id !== undefined && incarnation !== undefined) return { id, incarnation }
  throw new DamagedFileError(path, 'corrupt', 'names no group and incarnation')
}
