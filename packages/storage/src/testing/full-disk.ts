import type { Disk, DiskFile } from '../disk.ts'

/** A disk on which nothing new has room while it is full; what has its place can be written over. */
export interface FullDisk extends Disk {
  full: boolean
}

export function createFullDisk(disk: Disk): FullDisk {
  const noSpace = (path: string) =>
    Promise.reject(Object.assign(new Error(`ENOSPC: ${path}`), { code: 'ENOSPC' }))
  const wrap = (file: DiskFile): DiskFile => ({
    path: file.path,
    size: () => file.size(),
    readAt: (position, length) => file.readAt(position, length),
    async writeAt(position, chunks) {
      const end = chunks.reduce((sum, chunk) => sum + chunk.length, position)
      if (full.full && end > (await file.size())) return noSpace(file.path)
      return file.writeAt(position, chunks)
    },
    datasync: () => file.datasync(),
    truncate: (length) => file.truncate(length),
    close: () => file.close(),
  })
  const link = disk.link?.bind(disk)
  const full: FullDisk = {
    full: false,
    async open(path, mode) {
      if (full.full && mode === 'create') return noSpace(path)
      return wrap(await disk.open(path, mode))
    },
    rename: (from, to) => disk.rename(from, to),
    ...(link === undefined ? {} : { link }),
    unlink: (path) => disk.unlink(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    removeDirectory: (path) => disk.removeDirectory(path),
    syncDirectory: (path) => disk.syncDirectory(path),
    list: (path) => disk.list(path),
    exists: (path) => disk.exists(path),
    freeBytes: async (directory) => (await disk.freeBytes?.(directory)) ?? Number.POSITIVE_INFINITY,
  }
  return full
}
