import { lockDataDirectory } from '../disk/index.ts'
import { DataDirectoryInUseError } from './errors.ts'

/**
 * Takes the data directory for this process, until it is released or the process ends.
 * @throws DataDirectoryInUseError naming the daemon that has it
 */
export async function takeLock(dataDirectory: string): Promise<{ release(): Promise<void> }> {
  try {
    return await lockDataDirectory(dataDirectory)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'DataDirectoryInUse')) {
      throw error
    }
    const pid = 'pid' in error && typeof error.pid === 'number' ? error.pid : null
    throw new DataDirectoryInUseError(dataDirectory, pid, { cause: error })
  }
}
