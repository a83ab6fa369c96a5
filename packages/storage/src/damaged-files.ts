import type { Disk } from './disk.ts'
import { parentDirectory } from './parent-directory.ts'

const COPIED_AT_ONCE = 1024 * 1024

/** Where files of a group go that do not read back: nothing is deleted, and whoever looks for the cause finds them. */
export interface DamagedFiles {
  count(): Promise<number>
  /** Moves the file away, durably, and says where it is. */
  move(path: string): Promise<string>
  /** Copies the file, durably, and says where the copy is. */
  copy(path: string): Promise<string>
  /** Of a file that another is about to replace as a whole: as `copy`, without the room for one where the disk has links. */
  keep(path: string): Promise<string>
}

/** `damaged/` beside the directory of the log; names are `<n>-<name>`, n counting up. */
export function createDamagedFiles(disk: Disk, logDirectory: string): DamagedFiles {
  const directory = `${parentDirectory(logDirectory)}/damaged`

  const place = async (path: string): Promise<string> => {
    await disk.makeDirectory(directory)
    const numbers = (await disk.list(directory)).map((name) => Number.parseInt(name, 10) || 0)
    return `${directory}/${Math.max(0, ...numbers) + 1}-${path.slice(path.lastIndexOf('/') + 1)}`
  }

  const copyTo = async (path: string, target: string): Promise<void> => {
    const source = await disk.open(path, 'existing')
    try {
      const file = await disk.open(target, 'create')
      try {
        const size = await source.size()
        for (let at = 0; at < size; at += COPIED_AT_ONCE) {
          await file.writeAt(at, [await source.readAt(at, COPIED_AT_ONCE)])
        }
        await file.datasync()
      } finally {
        await file.close()
      }
    } finally {
      await source.close()
    }
  }

  /** False: this file system has no links. */
  const linkTo = async (path: string, target: string): Promise<boolean> => {
    if (disk.link === undefined) return false
    try {
      await disk.link(path, target)
      return true
    } catch (error) {
      if (hasNoLinks(error)) return false
      throw error
    }
  }

  return {
    async count() {
      return (await disk.list(directory)).length
    },
    async move(path) {
      const target = await place(path)
      await disk.rename(path, target)
      await disk.syncDirectory(directory)
      await disk.syncDirectory(parentDirectory(path))
      return target
    },
    async copy(path) {
      const target = await place(path)
      await copyTo(path, target)
      await disk.syncDirectory(directory)
      return target
    },
    async keep(path) {
      const target = await place(path)
      if (!(await linkTo(path, target))) await copyTo(path, target)
      await disk.syncDirectory(directory)
      return target
    },
  }
}

/** As Linux and macOS say it, of a file system or of one more link to this file. */
function hasNoLinks(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(String(error.code))
}
