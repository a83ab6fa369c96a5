import type { Disk, DiskFile } from '../disk.ts'
import type { VolatileDisk } from './volatile-disk.ts'

export interface ForgetfulDisk extends Disk {
  /** The n-th datasync from now on fails (1 is the next). */
  failSync(nth: number): void
}

/**
 * A disk under a kernel that takes pages for clean after a failed sync: they read back from memory, and no later
 * sync writes them, but a new write does.
 *
 * @param memory what is read
 * @param platter what a loss of power leaves; begins as the memory does
 */
export function createForgetfulDisk(memory: VolatileDisk, platter: VolatileDisk): ForgetfulDisk {
  let left = 0
  const both = async (act: (disk: Disk) => Promise<void>) => {
    await act(memory)
    await act(platter)
  }
  /** By file on the platter: names change, and handles come and go. */
  const dirty = new Map<string, { position: number; bytes: Uint8Array }[]>()
  const wrap = (inMemory: DiskFile, onPlatter: DiskFile): DiskFile => {
    const { path } = inMemory
    return {
      path,
      size: () => inMemory.size(),
      readAt: (position, length) => inMemory.readAt(position, length),
      async writeAt(position, chunks) {
        const bytes = new Uint8Array(Buffer.concat(chunks))
        dirty.set(path, [...(dirty.get(path) ?? []), { position, bytes }])
        await inMemory.writeAt(position, [bytes])
      },
      async datasync() {
        const pages = dirty.get(path) ?? []
        dirty.delete(path)
        if (--left === 0) throw Object.assign(new Error(`EIO: ${path}`), { code: 'EIO' })
        for (const { position, bytes } of pages) await onPlatter.writeAt(position, [bytes])
        await onPlatter.datasync()
      },
      async truncate(length) {
        await inMemory.truncate(length)
        await onPlatter.truncate(length)
      },
      async close() {
        await inMemory.close()
        await onPlatter.close()
      },
    }
  }
  return {
    failSync(nth) {
      left = nth
    },
    open: async (path, mode) => wrap(await memory.open(path, mode), await platter.open(path, mode)),
    rename: (from, to) => both((disk) => disk.rename(from, to)),
    unlink: (path) => both((disk) => disk.unlink(path)),
    makeDirectory: (path) => both((disk) => disk.makeDirectory(path)),
    removeDirectory: (path) => both((disk) => disk.removeDirectory(path)),
    syncDirectory: (path) => both((disk) => disk.syncDirectory(path)),
    list: (path) => memory.list(path),
    exists: (path) => memory.exists(path),
  }
}
