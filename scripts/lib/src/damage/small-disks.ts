import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** File systems in memory, one for each of some peers: unmounted at the end, when nothing runs on them any more. */
export interface SmallDisks extends AsyncDisposable {
  /** Puts the data directories that a cluster in `folder` will make on them. */
  putUnder(folder: string): Promise<void>
  /** Writes to the peer's disk until nothing fits any more. */
  fill(peer: string): Promise<void>
  free(peer: string): Promise<void>
}

const run = promisify(execFile)
const chunk = new Uint8Array(4_096).fill(1)
const UNMOUNT_ATTEMPTS = 50
const UNMOUNT_EVERY_MS = 100

/** Null: this user may not mount. */
export async function mountSmallDisks(
  peers: readonly string[],
  megabytes: number,
): Promise<SmallDisks | null> {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-disks-'))
  const mounted: string[] = []
  const filler = (peer: string) => join(folder, peer, 'filler')
  const disks: SmallDisks = {
    putUnder: async (cluster) => {
      // A link, so that the cluster can remove its folder while this one is still mounted.
      for (const peer of peers) await symlink(join(folder, peer, 'data'), join(cluster, peer))
    },
    async fill(peer) {
      const file = await open(filler(peer), 'a')
      try {
        for (;;) await file.write(chunk)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      } finally {
        await file.close()
      }
    },
    free: (peer) => rm(filler(peer)),
    async [Symbol.asyncDispose]() {
      for (const path of mounted) await unmount(path)
      await rm(folder, { recursive: true, force: true })
    },
  }
  try {
    for (const peer of peers) {
      const path = join(folder, peer)
      await mkdir(path)
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tesela-damage', path])
      mounted.push(path)
      await mkdir(join(path, 'data'))
    }
    return disks
  } catch {
    await disks[Symbol.asyncDispose]()
    return null
  }
}

/** A process that was killed holds what it had open until the last of its threads has ended: a moment after it is gone. */
async function unmount(path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run('umount', [path])
      return
    } catch (error) {
      if (attempt === UNMOUNT_ATTEMPTS) throw error
      await sleep(UNMOUNT_EVERY_MS)
    }
  }
}
