import type { Disk, DiskFile } from '@tesela/storage'
import type { VolatileDisk } from '@tesela/storage/testing'
import type { Life } from '../world/life.ts'
import type { Mark } from '../world/marks.ts'
import type { World } from '../world/world.ts'
import type { DiskHealth } from './disk-health.ts'
import type { Platter } from './platter.ts'
import { SEGMENT_HEADER_BYTES, type WalRecord, walRecords, watermarkCopy } from './wal-records.ts'

/** Where a crash is worth most. */
export interface DiskMoments {
  /** A sync begins: what it is to make durable was written and is not. */
  syncing(records: readonly WalRecord[]): void
  /** The platter has it, the process does not know yet. */
  synced(records: readonly WalRecord[]): void
}

export interface SimulatedDiskOptions {
  readonly world: World
  readonly life: Life
  readonly disk: VolatileDisk
  readonly health: DiskHealth
  readonly platter: Pick<Platter, 'wrote' | 'copied' | 'synced' | 'needs' | 'names'>
  readonly moments: DiskMoments
}

/** Operations that one process may have under way: more of them is a queue without a bound. */
const MAX_OPERATIONS = 256
const FINISHED_SNAPSHOT = /^(?:.*\/)?snapshots\/(\d+)-(\d+)$/

/** The disk of one life: everything takes its time, fails as its health says, and is noted on the platter. */
export function createSimulatedDisk(options: SimulatedDiskOptions): Disk {
  return new SlowDisk(options)
}

class SlowDisk implements Disk {
  readonly #options: SimulatedDiskOptions
  #underWay = 0

  constructor(options: SimulatedDiskOptions) {
    this.#options = options
  }

  async open(path: string, mode: 'existing' | 'create'): Promise<DiskFile> {
    const file = await this.#later(`opens ${path}`, () => {
      if (mode === 'create' && this.#options.health.full)
        return Promise.reject(ioError('ENOSPC', path))
      return this.#options.disk.open(path, mode)
    })
    return new SlowFile(this.#options, file, (what, effect) => this.#later(what, effect))
  }

  rename(from: string, to: string): Promise<void> {
    const { world, disk } = this.#options
    return this.#later(`renames ${from}`, () => {
      if (to.endsWith('.wal')) world.marks.hit('log crossed a segment')
      this.#checkSnapshot(from, to)
      return disk.rename(from, to)
    })
  }

  link(from: string, to: string): Promise<void> {
    return this.#later(`links ${from}`, () => this.#options.disk.link(from, to))
  }

  unlink(path: string): Promise<void> {
    return this.#later(`unlinks ${path}`, async () => {
      if (path.endsWith('.wal')) await this.#checkSegment(path)
      await this.#options.disk.unlink(path)
    })
  }

  makeDirectory(path: string): Promise<void> {
    return this.#later(`makes ${path}`, () => this.#options.disk.makeDirectory(path))
  }

  removeDirectory(path: string): Promise<void> {
    return this.#later(`removes ${path}`, () => this.#options.disk.removeDirectory(path))
  }

  syncDirectory(path: string): Promise<void> {
    return this.#later(`syncs ${path}`, () => this.#options.disk.syncDirectory(path))
  }

  list(path: string): Promise<readonly string[]> {
    return this.#later(`lists ${path}`, () => this.#options.disk.list(path))
  }

  exists(path: string): Promise<boolean> {
    return this.#later(`looks for ${path}`, () => this.#options.disk.exists(path))
  }

  /** Rule 35: nothing goes that a restart needs. */
  async #checkSegment(path: string): Promise<void> {
    const { world, life, disk, platter } = this.#options
    const file = await disk.open(path, 'existing')
    const bytes = await file.readAt(0, await file.size())
    await file.close()
    const needed = platter.needs(path, walRecords(bytes.subarray(SEGMENT_HEADER_BYTES)))
    if (needed === null) return
    world.fail('recovery', `${life.boot} deletes ${path}, which holds entry ${needed} of its log`)
  }

  /** What is damaged is set aside; whatever else takes a name away is the end of that snapshot. */
  #checkSnapshot(from: string, to: string): void {
    const { world, life, platter } = this.#options
    const [, term, index] = FINISHED_SNAPSHOT.exec(from) ?? []
    if (term === undefined || to.includes('damaged/')) return
    if (!platter.names({ term: Number(term), index: Number(index) })) return
    world.fail('named snapshot', `${life.boot} deletes the snapshot ${from}, which its log names`)
  }

  /** The effect comes with the completion. */
  async #later<T>(what: string, effect: () => Promise<T>): Promise<T> {
    const { world, life, health } = this.#options
    life.calls(what)
    this.#underWay += 1
    if (this.#underWay > MAX_OPERATIONS) {
      world.fail('bounded queues', `${life.boot} has ${this.#underWay} disk operations under way`)
    }
    try {
      await takesTime(world, life, health, health.delayMs)
      world.auditor.note(`${life.boot} ${what}`)
      return await effect()
    } finally {
      this.#underWay -= 1
    }
  }
}

type Later = <T>(what: string, effect: () => Promise<T>) => Promise<T>

class SlowFile implements DiskFile {
  readonly #options: SimulatedDiskOptions
  readonly #file: DiskFile
  readonly #later: Later
  readonly path: string
  #unsynced: WalRecord[] = []

  constructor(options: SimulatedDiskOptions, file: DiskFile, later: Later) {
    this.#options = options
    this.#file = file
    this.#later = later
    this.path = file.path
  }

  size(): Promise<number> {
    return this.#later(`sizes ${this.path}`, () => this.#file.size())
  }

  readAt(position: number, length: number): Promise<Uint8Array> {
    return this.#later(`reads ${this.path} ${position}`, async () => {
      const { health } = this.#options
      if (health.failingReads > 0) {
        health.failingReads -= 1
        throw this.#fails('read failed')
      }
      return this.#file.readAt(position, length)
    })
  }

  writeAt(position: number, chunks: readonly Uint8Array[]): Promise<void> {
    const bytes = Buffer.concat(chunks)
    return this.#later(`writes ${this.path} ${position} ${bytes.length}`, async () => {
      const { health, platter } = this.#options
      if (health.failingWrites > 0) {
        health.failingWrites -= 1
        throw this.#fails('write failed')
      }
      if (health.full && position + bytes.length > (await this.#file.size())) {
        throw ioError('ENOSPC', this.path)
      }
      // What a new segment says first was said before.
      const isLog = this.path.endsWith('.wal') && position >= SEGMENT_HEADER_BYTES
      const records = isLog ? walRecords(bytes) : []
      if (this.path.endsWith('/watermark')) platter.copied(this.path, watermarkCopy(bytes))
      this.#unsynced.push(...records)
      platter.wrote(this.path, records)
      return this.#file.writeAt(position, [bytes])
    })
  }

  async datasync(): Promise<void> {
    const { world, life, health, platter, moments } = this.#options
    life.calls(`syncs ${this.path}`)
    moments.syncing(this.#unsynced)
    await takesTime(world, life, health, health.syncMs)
    world.auditor.note(`${life.boot} syncs ${this.path}`)
    if (health.failingSyncs > 0) {
      health.failingSyncs -= 1
      throw this.#fails('fsync failed')
    }
    const synced = this.#unsynced
    this.#unsynced = []
    await this.#file.datasync()
    platter.synced(this.path)
    moments.synced(synced)
    await takesTime(world, life, health, health.delayMs)
  }

  /** In two steps, so that a crash may come between: a real disk has one of them on its platter before the call returns. */
  async writeDurably(position: number, chunks: readonly Uint8Array[]): Promise<void> {
    await this.writeAt(position, chunks)
    await this.datasync()
  }

  #fails(mark: Mark): Error {
    const { world, life } = this.#options
    world.marks.hit(mark)
    world.trace(() => `${life.boot}: ${mark}`)
    return ioError('EIO', this.path)
  }

  truncate(length: number): Promise<void> {
    return this.#later(`truncates ${this.path}`, () => this.#file.truncate(length))
  }

  close(): Promise<void> {
    return this.#later(`closes ${this.path}`, () => this.#file.close())
  }
}

/** Resolves after up to so long; later where the disk hangs; never where the process is gone. */
function takesTime(world: World, life: Life, health: DiskHealth, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const attempt = () => {
      life.after(world.random.between(0, ms), 'disk', () => {
        if (health.hung) health.onResume(attempt)
        else resolve()
      })
    }
    attempt()
  })
}

function ioError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}
