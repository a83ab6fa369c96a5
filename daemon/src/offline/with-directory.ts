import { loadIdentity } from '@tesela/network'
import type { Disk } from '@tesela/storage'
import { createNodeDisk } from '../disk/index.ts'
import { readFormat } from '../process/format-file.ts'
import { readIdentity } from '../process/identity-file.ts'
import { withLock } from './with-lock.ts'

/** A data directory that no daemon runs on, for as long as it is held. */
export interface HeldDirectory {
  readonly disk: Disk
  readonly path: string
  /** 16 hexadecimal digits. */
  readonly incarnation: string
  /** Of the identity in it. */
  peerId(): Promise<string>
}

/**
 * Works on a data directory without a daemon.
 * @throws NotInitialisedError, DataDirectoryInUseError naming the pid of the daemon
 */
export async function withDirectory<T>(
  path: string,
  work: (directory: HeldDirectory) => Promise<T>,
): Promise<T> {
  const { incarnation } = await readFormat(path)
  return withLock(path, () =>
    work({
      disk: createNodeDisk(),
      path,
      incarnation,
      peerId: async () => (await loadIdentity(await readIdentity(path))).peerId,
    }),
  )
}
