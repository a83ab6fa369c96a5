import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { tryLock } from 'fs-native-extensions'
import { DataDirectoryInUseError } from './errors.ts'
import { named } from './node-file.ts'

/** Held until it is released, or the process ends in whatever way. */
export interface DataDirectoryLock {
  release(): Promise<void>
}

const LOCK_NAME = 'LOCK'
/** No process id has more. */
const MAX_PID_BYTES = 20

/**
 * Takes the data directory for this process. The operating system gives it back when the process dies, so the
 * file that stays behind means nothing by itself.
 *
 * @throws DataDirectoryInUseError, DiskError (`ENOENT`: there is no such directory)
 */
export async function lockDataDirectory(directory: string): Promise<DataDirectoryLock> {
  const path = join(directory, LOCK_NAME)
  const flags = constants.O_RDWR | constants.O_CREAT
  const handle = await named('open', path, () => open(path, flags, 0o600))
  try {
    if (!tryLock(handle.fd)) throw new DataDirectoryInUseError(directory, await readPid(handle))
    await named('write', path, async () => {
      await handle.truncate(0)
      await handle.write(`${process.pid}\n`, 0)
    })
  } catch (error) {
    await handle.close()
    throw error
  }
  return { release: () => handle.close() }
}

async function readPid(handle: FileHandle): Promise<number | null> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_PID_BYTES), 0, MAX_PID_BYTES, 0)
  const pid = Number(buffer.toString('latin1', 0, bytesRead))
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null
}
