import { createHash } from 'node:crypto'
import { lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SocketUnusableError } from './errors.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What `sockaddr_un` holds on Linux, without its terminator. */
export const LONGEST_SOCKET_PATH = 107

/**
 * Where the socket of a data directory goes: into it, or, where that path is too long for a socket, into a folder
 * that only this user can enter, under `$XDG_RUNTIME_DIR` or the temporary folder. That folder is made.
 */
export async function socketPathFor(
  dataDirectory: string,
  environment: Environment = process.env,
): Promise<string> {
  const inside = join(dataDirectory, 'ipc.sock')
  if (fits(inside)) return inside
  const digest = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)
  const user = process.getuid?.() ?? 0
  const bases = [environment.XDG_RUNTIME_DIR, tmpdir(), '/tmp']
  for (const base of bases) {
    if (!base) continue
    const folder = join(base, `tesela-${user}`)
    const path = join(folder, `${digest}.sock`)
    if (!fits(path)) continue
    await makePrivate(folder, user)
    return path
  }
  throw new SocketUnusableError(
    inside,
    `no folder has a path short enough for the socket of ${dataDirectory}`,
  )
}

export function fits(path: string): boolean {
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH
}

/** The folder may be in a place where everybody writes: it must be ours, a folder, and closed to others. */
async function makePrivate(folder: string, user: number): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new SocketUnusableError(
        folder,
        `cannot make the folder ${folder} for the socket`,
        error,
      )
    }
  }
  const stats = await lstat(folder)
  if (!stats.isDirectory() || stats.uid !== user || (stats.mode & 0o077) !== 0) {
    throw new SocketUnusableError(
      folder,
      `${folder} must be a folder that belongs to this user alone (mode 0700); remove it and start again`,
    )
  }
}
