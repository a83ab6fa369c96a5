import type { Disk, DiskFile } from '@tesela/storage'

const kept = 1_024

/** A disk that remembers how long its last syncs took, milliseconds. */
export interface TimedDisk extends Disk {
  /** 99th percentile of the last syncs; null before the first. */
  syncP99Ms(): number | null
}

export function timedDisk(disk: Disk): TimedDisk {
  const times: number[] = []
  let next = 0
  const time = async (sync: () => Promise<void>): Promise<void> => {
    const start = performance.now()
    await sync()
    times[next] = performance.now() - start
    next = (next + 1) % kept
  }
  const timed = (file: DiskFile): DiskFile => {
    const writeDurably = file.writeDurably?.bind(file)
    return {
      path: file.path,
      size: () => file.size(),
      readAt: (position, length) => file.readAt(position, length),
      writeAt: (position, chunks) => file.writeAt(position, chunks),
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
      datasync: () => time(() => file.datasync()),
      ...(writeDurably === undefined
        ? {}
        : { writeDurably: (position, chunks) => time(() => writeDurably(position, chunks)) }),
    }
  }
  const freeBytes = disk.freeBytes?.bind(disk)
  const link = disk.link?.bind(disk)
  return {
    open: async (path, mode) => timed(await disk.open(path, mode)),
    rename: (from, to) => disk.rename(from, to),
    ...(link === undefined ? {} : { link }),
    unlink: (path) => disk.unlink(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    removeDirectory: (path) => disk.removeDirectory(path),
    syncDirectory: (path) => disk.syncDirectory(path),
    list: (path) => disk.list(path),
    exists: (path) => disk.exists(path),
    ...(freeBytes === undefined ? {} : { freeBytes }),
    syncP99Ms() {
      if (times.length === 0) return null
      const sorted = times.toSorted((one, other) => one - other)
      return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? null
    },
  }
}
