import { fstatSync } from 'node:fs'
import { copyFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'

export const logFileName = 'daemon.log'
const largestLog = 16 << 20

/**
 * Keeps `daemon.log` bounded: above 16 MiB it becomes `daemon.log.1` and starts again empty. The file is
 * copied and cut, because the process keeps the descriptor that `start` opened, which appends.
 * Does nothing when this process logs elsewhere.
 */
export async function boundLogFile(dataDirectory: string, limit = largestLog): Promise<void> {
  const path = join(dataDirectory, logFileName)
  const own = fstatSync(process.stderr.fd)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || found.ino !== own.ino || found.dev !== own.dev) return
  if (found.size <= limit) return
  await copyFile(path, `${path}.1`)
  await truncate(path)
}
