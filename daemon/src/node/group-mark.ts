import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../process/durable-file.ts'
import { isAbsence } from '../process/format-file.ts'
import { NodeError } from './errors.ts'

/**
 * The file that says of which group the data directory holds a member. A member that lost its log has forgotten
 * votes and acknowledgements, and must not come back under its old name as if it were new (rule 1): so the loss
 * has to show, and an absent directory alone is what a peer without a group has, too.
 */
const markFileName = 'GROUP'

/** Durable when it resolves: to be called before the member takes part in anything. */
export async function markGroup(dataDirectory: string, id: string): Promise<void> {
  if ((await readMark(dataDirectory)) === id) return
  await writeDurably(join(dataDirectory, markFileName), `${id}\n`)
}

/** @throws NodeError `storage_damaged` when the directory of the group that is marked is not the one there */
export async function checkMark(dataDirectory: string, present: string | undefined): Promise<void> {
  const marked = await readMark(dataDirectory)
  if (marked === undefined || marked === present) return
  throw new NodeError(
    'storage_damaged',
    `${join(dataDirectory, 'groups', marked)} is missing, and this peer is a member of that group: put the directory back as it was, or make a new peer in another data directory`,
  )
}

async function readMark(dataDirectory: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dataDirectory, markFileName), 'utf8')).trimEnd()
  } catch (error) {
    if (isAbsence(error)) return undefined
    throw error
  }
}
