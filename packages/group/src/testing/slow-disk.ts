import type { Disk, DiskFile } from '@tesela/storage'
import type { Clock } from '../seams.ts'

/** A disk whose datasync takes its time, fails once it is broken, and never returns once it is hung: of all files, or of one. */
export interface SlowDisk extends Disk {
  broken: boolean
  hung: boolean
  /** Of files whose path ends so. */
  hungAt: string | null
}

export function createSlowDisk(disk: Disk, clock: Clock, syncMs: () => number): SlowDisk {
  const slow: SlowDisk = {
    broken: false,
    hung: false,
    hungAt: null,
    open: async (path, mode) => slowFile(await disk.open(path, mode)),
    rename: (from, to) => disk.rename(from, to),
    unlink: (path) => disk.unlink(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    removeDirectory: (path) => disk.removeDirectory(path),
    syncDirectory: (path) => disk.syncDirectory(path),
    list: (path) => disk.list(path),
    exists: (path) => disk.exists(path),
    freeBytes: async (directory) => (await disk.freeBytes?.(directory)) ?? Number.POSITIVE_INFINITY,
  }
  const slowFile = (file: DiskFile): DiskFile => ({
    path: file.path,
    size: () => file.size(),
    readAt: (position, length) => file.readAt(position, length),
    writeAt: (position, chunks) => file.writeAt(position, chunks),
    truncate: (length) => file.truncate(length),
    close: () => file.close(),
    async datasync() {
      await new Promise<void>((resolve) => clock.timer(syncMs(), resolve))
      const isHung = slow.hungAt !== null && file.path.endsWith(slow.hungAt)
      if (slow.hung || isHung) await new Promise(() => undefined)
      if (slow.broken) throw Object.assign(new Error('EIO: datasync'), { code: 'EIO' })
      await file.datasync()
    },
  })
  return slow
}
