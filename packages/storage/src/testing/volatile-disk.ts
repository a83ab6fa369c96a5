import type { Disk, DiskFile } from '../disk.ts'
import { createSeededRandom } from './random.ts'
import type { Node } from './volatile-directory.ts'
import { VolatileDirectory } from './volatile-directory.ts'
import type { CrashPolicy, VolatileFile } from './volatile-file.ts'
import { createVolatileFile } from './volatile-file.ts'

export type DiskOperation =
  | 'open'
  | 'rename'
  | 'link'
  | 'unlink'
  | 'makeDirectory'
  | 'removeDirectory'
  | 'syncDirectory'
  | 'writeAt'
  | 'datasync'
  | 'truncate'

/** One operation that changed the disk or made a change durable, in the order in which they took effect. */
export interface JournalEntry {
  readonly operation: DiskOperation
  readonly path: string
}

/**
 * A disk in memory that forgets: writes are volatile until `datasync`, names until `syncDirectory`. An
 * operation takes effect when it is called. `makeDirectory` is durable at once.
 */
export interface VolatileDisk extends Disk {
  readonly journal: readonly JournalEntry[]
  link(from: string, to: string): Promise<void>
  /** Called just before each operation of the journal takes effect. */
  onOperation: ((operation: JournalEntry) => void) | null
  /**
   * The n-th operation from now on (0 is the next) and every call after it never settle: the process died just
   * before that operation took effect, or just after.
   */
  freezeAt(n: number, moment: 'before' | 'after'): void
  /** Resolves when the disk is frozen. */
  readonly frozen: Promise<void>
  /** Flips bits of a byte, on the platter and for readers alike. */
  corrupt(path: string, position: number, mask: number): void
  /** The disk after a loss of power, as one file system may leave it (`keepAll`: after an end of the process). */
  crash(policy: CrashPolicy, seed?: number): VolatileDisk
}

export function createVolatileDisk(): VolatileDisk {
  return new MemoryDisk(new VolatileDirectory())
}

class MemoryDisk implements VolatileDisk {
  readonly journal: JournalEntry[] = []
  onOperation: ((operation: JournalEntry) => void) | null = null
  readonly frozen: Promise<void>
  readonly #root: VolatileDirectory
  #freeze: () => void = () => undefined
  #freezeAt = Number.POSITIVE_INFINITY
  #freezeMoment: 'before' | 'after' = 'before'
  #isFrozen = false

  constructor(root: VolatileDirectory) {
    this.#root = root
    this.frozen = new Promise((resolve) => {
      this.#freeze = resolve
    })
  }

  freezeAt(n: number, moment: 'before' | 'after'): void {
    this.#freezeAt = this.journal.length + n
    this.#freezeMoment = moment
  }

  corrupt(path: string, position: number, mask: number): void {
    const file = this.#file(path)
    const [byte = 0] = file.read(position, 1)
    file.write(position, Uint8Array.of(byte ^ mask))
    file.sync()
  }

  crash(policy: CrashPolicy, seed = 0): VolatileDisk {
    return new MemoryDisk(this.#root.crashed(policy, createSeededRandom(seed)))
  }

  open(path: string, mode: 'existing' | 'create'): Promise<DiskFile> {
    if (mode === 'existing') return this.look(() => openFile(this, path, this.#file(path)))
    return this.operate('open', path, () => {
      const [directory, name] = this.#parent(path)
      if (directory.get(name) !== undefined) throw diskError('EEXIST', path)
      const file = createVolatileFile()
      directory.change([[name, file]])
      return openFile(this, path, file)
    })
  }

  rename(from: string, to: string): Promise<void> {
    return this.operate('rename', to, () => {
      const [source, oldName] = this.#parent(from)
      const [target, newName] = this.#parent(to)
      const node = source.get(oldName)
      if (node === undefined) throw diskError('ENOENT', from)
      const over = target.get(newName)
      if (over === node) return
      if (over instanceof VolatileDirectory) throw diskError('ENOTEMPTY', to)
      if (source !== target) {
        source.change([[oldName, null]])
        target.change([[newName, node]])
        return
      }
      target.change([
        [oldName, null],
        [newName, node],
      ])
    })
  }

  link(from: string, to: string): Promise<void> {
    return this.operate('link', to, () => {
      const file = this.#file(from)
      const [directory, name] = this.#parent(to)
      if (directory.get(name) !== undefined) throw diskError('EEXIST', to)
      directory.change([[name, file]])
    })
  }

  unlink(path: string): Promise<void> {
    return this.operate('unlink', path, () => {
      this.#file(path)
      const [directory, name] = this.#parent(path)
      directory.change([[name, null]])
    })
  }

  makeDirectory(path: string): Promise<void> {
    return this.operate('makeDirectory', path, () => {
      let directory = this.#root
      for (const name of namesOf(path)) {
        const next = directory.get(name)
        if (next !== undefined && !(next instanceof VolatileDirectory)) {
          throw diskError('ENOTDIR', path)
        }
        const child = next ?? new VolatileDirectory()
        if (next === undefined) {
          directory.change([[name, child]])
          directory.sync()
        }
        directory = child
      }
    })
  }

  removeDirectory(path: string): Promise<void> {
    return this.operate('removeDirectory', path, () => {
      if (this.#directory(path).names().length > 0) throw diskError('ENOTEMPTY', path)
      const [directory, name] = this.#parent(path)
      directory.change([[name, null]])
    })
  }

  syncDirectory(path: string): Promise<void> {
    return this.operate('syncDirectory', path, () => this.#directory(path).sync())
  }

  list(path: string): Promise<readonly string[]> {
    return this.look(() => {
      const node = this.#find(path)
      return node instanceof VolatileDirectory ? node.names() : []
    })
  }

  exists(path: string): Promise<boolean> {
    return this.look(() => this.#find(path) !== undefined)
  }

  /** Something that changes nothing. */
  async look<T>(effect: () => T): Promise<T> {
    if (this.#isFrozen) return never()
    return effect()
  }

  async operate<T>(operation: DiskOperation, path: string, effect: () => T): Promise<T> {
    if (this.#isFrozen) return never()
    const last = this.journal.length === this.#freezeAt
    if (last && this.#freezeMoment === 'before') return this.#stop()
    this.onOperation?.({ operation, path })
    this.journal.push({ operation, path })
    const result = effect()
    if (last) return this.#stop()
    return result
  }

  #stop(): Promise<never> {
    this.#isFrozen = true
    this.#freeze()
    return never()
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root
    for (const name of namesOf(path)) {
      node = node instanceof VolatileDirectory ? node.get(name) : undefined
    }
    return node
  }

  #directory(path: string): VolatileDirectory {
    const node = this.#find(path)
    if (node instanceof VolatileDirectory) return node
    throw diskError(node === undefined ? 'ENOENT' : 'ENOTDIR', path)
  }

  #file(path: string): VolatileFile {
    const node = this.#find(path)
    if (node === undefined) throw diskError('ENOENT', path)
    if (node instanceof VolatileDirectory) throw diskError('EISDIR', path)
    return node
  }

  #parent(path: string): [directory: VolatileDirectory, name: string] {
    const names = namesOf(path)
    const name = names.pop()
    if (name === undefined) throw diskError('EINVAL', path)
    return [this.#directory(names.join('/')), name]
  }
}

function openFile(disk: MemoryDisk, path: string, file: VolatileFile): DiskFile {
  let open = true
  const check = () => {
    if (!open) throw diskError('EBADF', path)
  }
  return {
    path,
    size: () => disk.look(() => file.size),
    readAt: (position, length) =>
      disk.look(() => {
        check()
        return file.read(position, length)
      }),
    writeAt: (position, chunks) =>
      disk.operate('writeAt', path, () => {
        check()
        file.write(position, joined(chunks))
      }),
    datasync: () =>
      disk.operate('datasync', path, () => {
        check()
        file.sync()
      }),
    truncate: (length) =>
      disk.operate('truncate', path, () => {
        check()
        file.truncate(length)
      }),
    close: () =>
      disk.look(() => {
        check()
        open = false
      }),
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.')
}

function diskError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
