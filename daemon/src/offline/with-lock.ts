import { takeLock } from '../process/directory-lock.ts'
import { explain } from '../process/explain.ts'

/**
 * Works on a data directory while no daemon can start on it.
 * @throws DataDirectoryInUseError naming the pid of the daemon
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(path)
  try {
    return await work()
  } catch (error) {
    throw explain(error)
  } finally {
    await lock.release()
  }
}
