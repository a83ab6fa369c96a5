import {
  type DataDirectoryLock,
  DataDirectoryInUseError as LockHeldError,
  lockDataDirectory,
} from '../disk/index.ts'
import { DataDirectoryInUseError } from './errors.ts'

/**
 * Takes the data directory for this process, until it is released or the process ends.
 * @throws DataDirectoryInUseError naming the daemon that has it
 */
export async function takeLock(dataDirectory: string): Promise<DataDirectoryLock> {
  try {
    return await lockDataDirectory(dataDirectory)
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error
    throw new DataDirectoryInUseError(dataDirectory, error.pid, { cause: error })
  }
}
