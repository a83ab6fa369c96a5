import { lstat, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { draftOf } from '../process/durable-file.ts'
import { formatFileName, isAbsence } from '../process/format-file.ts'
import { identityFileName } from '../process/identity-file.ts'
import { markFileName } from './group-mark.ts'

/** Of a data directory itself: no daemon starts where one of them is damaged. */
export const ownFiles = [formatFileName, identityFileName, markFileName]

/** Paths of what crashes left of writes of these files. Of `config.json`, which people write too, nothing is taken for that. */
export async function unfinishedOwnFiles(dataDirectory: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of ownFiles) {
    const path = draftOf(join(dataDirectory, name))
    if (await isFile(path)) found.push(path)
  }
  return found
}

/** Deletes them: the next write of the same file would, but it may never come. Gives the paths. */
export async function removeUnfinishedOwnFiles(dataDirectory: string): Promise<readonly string[]> {
  const paths = await unfinishedOwnFiles(dataDirectory)
  for (const path of paths) await rm(path)
  return paths
}

/** A crash leaves no directory and no link: those are somebody's. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile()
  } catch (error) {
    if (isAbsence(error)) return false
    throw error
  }
}
