import type { Disk, DiskFile } from '../disk.ts'

export interface Failure {
  readonly operation: 'writeAt' | 'datasync'
  /** Of files whose path ends so. */
  readonly pathEnd: string
  /** 1 is the first. */
  readonly nth: number
  /** An errno code. */
  readonly code: string
}

/** A disk on which one operation fails, and everything after it works: what must not be tried again. */
export function createFailOnceDisk(disk: Disk, failure: Failure): Disk {
  let left = failure.nth
  const attempt = (operation: string, path: string, act: () => Promise<void>): Promise<void> => {
    const counts = operation === failure.operation && path.endsWith(failure.pathEnd)
    if (!counts || --left !== 0) return act()
    const message = `${failure.code}: ${operation} ${path}`
    return Promise.reject(Object.assign(new Error(message), { code: failure.code }))
  }
  const wrap = (file: DiskFile): DiskFile => ({
    path: file.path,
    size: () => file.size(),
    readAt: (position, length) => file.readAt(position, length),
    writeAt: (position, chunks) =>
      attempt('writeAt', file.path, () => file.writeAt(position, chunks)),
    datasync: () => attempt('datasync', file.path, () => file.datasync()),
    truncate: (length) => file.truncate(length),
    close: () => file.close(),
  })
  return {
    open: async (path, mode) => wrap(await disk.open(path, mode)),
    rename: (from, to) => disk.rename(from, to),
    unlink: (path) => disk.unlink(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    removeDirectory: (path) => disk.removeDirectory(path),
    syncDirectory: (path) => disk.syncDirectory(path),
    list: (path) => disk.list(path),
    exists: (path) => disk.exists(path),
  }
}
