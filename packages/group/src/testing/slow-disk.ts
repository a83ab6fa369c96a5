import type { Disk, DiskFile } from '@tesela/storage'
import type { Clock } from '../seams.ts'

/** The disk, with a datasync that takes its time: what was not synced when it ends has yet to be. */
export function createSlowDisk(disk: Disk, clock: Clock, syncMs: () => number): Disk {
  return {
    open: async (path, mode) => slowFile(await disk.open(path, mode), clock, syncMs),
    rename: (from, to) => disk.rename(from, to),
    unlink: (path) => disk.unlink(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    syncDirectory: (path) => disk.syncDirectory(path),
    list: (path) => disk.list(path),
    exists: (path) => disk.exists(path),
  }
}

function slowFile(file: DiskFile, clock: Clock, syncMs: () => number): DiskFile {
  return {
    path: file.path,
    size: () => file.size(),
    readAt: (position, length) => file.readAt(position, length),
    writeAt: (position, chunks) => file.writeAt(position, chunks),
    truncate: (length) => file.truncate(length),
    close: () => file.close(),
    async datasync() {
      await new Promise<void>((resolve) => clock.timer(syncMs(), resolve))
      await file.datasync()
    },
  }
}
