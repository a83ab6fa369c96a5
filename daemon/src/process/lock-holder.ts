import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tryLock } from 'fs-native-extensions'
import { isAbsence } from './format-file.ts'

/**
 * The pid of the daemon that holds the data directory; null when none does. The lock is asked for, and given
 * back at once: a pid that was only written down proves nothing, and outlives its process.
 */
export async function lockHolder(dataDirectory: string): Promise<number | null> {
  const path = join(dataDirectory, 'LOCK')
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(path, constants.O_RDWR)
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
  try {
    if (tryLock(handle.fd)) return null
  } finally {
    await handle.close()
  }
  const pid = Number((await readFile(path, 'latin1')).trim())
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null
}
