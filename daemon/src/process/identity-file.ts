import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DamagedFileError, IdentityExposedError } from './errors.ts'
import { isAbsence } from './format-file.ts'

export const identityFileName = 'identity.key'

/**
 * The private key of this peer, as `init` wrote it.
 * @throws IdentityExposedError when anybody but the owner can read or change it
 * @throws DamagedFileError when it is missing: a peer without its key is nobody
 */
export async function readIdentity(dataDirectory: string): Promise<Uint8Array> {
  const path = join(dataDirectory, identityFileName)
  try {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) throw new IdentityExposedError(path, mode)
    return await readFile(path)
  } catch (error) {
    if (!isAbsence(error)) throw error
    throw new DamagedFileError(path, 'missing', 'is missing', { cause: error })
  }
}
