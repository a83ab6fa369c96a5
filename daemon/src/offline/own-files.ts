import { basename, join } from 'node:path'
import { loadIdentity } from '@tesela/network'
import type { Finding } from '@tesela/storage'
import { readMark } from '../node/group-mark.ts'
import { ownFiles, unfinishedOwnFiles } from '../node/unfinished-own-files.ts'
import { DamagedFileError, IdentityExposedError } from '../process/errors.ts'
import { readFormat } from '../process/format-file.ts'
import { identityFileName, readIdentity } from '../process/identity-file.ts'

/**
 * What is damaged of the data directory's own files, which lets no daemon start, and what crashes left of their writes.
 * @throws NotInitialisedError when nobody made a peer there
 */
export async function inspectOwnFiles(dataDirectory: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const read of [readFormat, readKey, readMark]) {
    try {
      await read(dataDirectory)
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error
      const { path: file, damage: kind, what } = error
      const message = `it ${what}: \`tesela start\` is refused`
      findings.push({ kind, isDamage: true, file, offset: null, message })
    }
  }
  for (const file of await unfinishedOwnFiles(dataDirectory)) {
    const message = 'a crash cut its write short: the next start deletes it'
    findings.push({ kind: 'unfinished', isDamage: false, file, offset: null, message })
  }
  return findings
}

/** Whether it is of a file that belongs to no group. */
export function isOfOwnFile({ file }: Finding): boolean {
  return ownFiles.includes(basename(file))
}

async function readKey(dataDirectory: string): Promise<void> {
  try {
    await loadIdentity(await readIdentity(dataDirectory))
  } catch (error) {
    // Nothing of it is lost.
    if (error instanceof IdentityExposedError) return
    if (error instanceof DamagedFileError || !isDamaged(error)) throw error
    const path = join(dataDirectory, identityFileName)
    throw new DamagedFileError(path, 'corrupt', 'holds no private key', { cause: error })
  }
}

/** The network knows the bytes only, not their file. */
function isDamaged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'storage_damaged'
}
