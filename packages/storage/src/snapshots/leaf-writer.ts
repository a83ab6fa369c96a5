import type { Disk, DiskFile } from '../disk.ts'
import { diskFailure } from './disk-failure.ts'
import { encodeLeafFrame, LEAF_FRAME_BYTES } from './leaf-frame.ts'
import type { LeafPlaces } from './leaf-places.ts'
import { leafFileName, MAX_LEAF_FILES } from './snapshot-layout.ts'
import type { SnapshotSizes } from './snapshot-sizes.ts'

/** Appends framed leaves to leaf files. One call at a time; after a rejection nothing but `close`. */
export interface LeafWriter {
  /** Length of each leaf file, what is not yet written included. */
  readonly files: readonly number[]
  /** Gathers the leaf, which most times waits for nothing, or writes it; `places` has it when that is done. */
  put(ordinal: number, leaf: Uint8Array): Promise<void> | null
  /** Resolves when everything put is durable. */
  sync(): Promise<void>
  /** Waits for what is under way, and writes nothing. */
  close(): Promise<void>
}

export interface LeafWriterStart {
  readonly disk: Disk
  readonly directory: string
  readonly sizes: SnapshotSizes
  readonly places: LeafPlaces
  /** Lengths of the files that are there. */
  readonly files: readonly number[]
  /** The last of those files, and how much of it is durable. */
  readonly last: { readonly file: DiskFile; readonly durable: number } | null
}

export function createLeafWriter(start: LeafWriterStart): LeafWriter {
  return new GatheringLeafWriter(start)
}

class GatheringLeafWriter implements LeafWriter {
  readonly files: number[]
  readonly #disk: Disk
  readonly #directory: string
  readonly #sizes: SnapshotSizes
  readonly #places: LeafPlaces
  readonly #buffer: Buffer
  #used = 0
  #file: DiskFile | null
  /** Of the last file: everything below is written, under way to be durable, durable. Each at most the one before. */
  #written: number
  #requested: number
  #durable: number
  /** The datasync under way. Never rejects: it leaves its failure in `#failure`. */
  #syncing: Promise<void> = Promise.resolve()
  #failure: Error | null = null

  constructor({ disk, directory, sizes, places, files, last }: LeafWriterStart) {
    this.#disk = disk
    this.#directory = directory
    this.#sizes = sizes
    this.#places = places
    this.#buffer = Buffer.allocUnsafeSlow(sizes.writeBytes + LEAF_FRAME_BYTES)
    this.files = [...files]
    this.#file = last?.file ?? null
    this.#written = last === null ? 0 : (files.at(-1) ?? 0)
    this.#durable = last?.durable ?? 0
    this.#requested = this.#durable
  }

  put(ordinal: number, leaf: Uint8Array): Promise<void> | null {
    this.#check()
    const bytes = LEAF_FRAME_BYTES + leaf.length
    if (this.#isFull(bytes) || this.#used + bytes > this.#buffer.length) {
      return this.#write(ordinal, leaf)
    }
    const offset = this.#written + this.#used
    this.#frame(ordinal, leaf)
    this.#buffer.set(leaf, this.#used)
    this.#used += leaf.length
    this.#place(ordinal, offset, leaf)
    return null
  }

  async sync(): Promise<void> {
    this.#check()
    await this.#flush()
    if (this.#requested < this.#written) await this.#startSync()
    await this.#syncing
    this.#check()
  }

  async close(): Promise<void> {
    await this.#syncing
    await this.#file?.close()
    this.#file = null
    this.#failure ??= new Error('the writer of leaves is closed')
  }

  /** Where there is no room for it before something is written. */
  async #write(ordinal: number, leaf: Uint8Array): Promise<void> {
    const bytes = LEAF_FRAME_BYTES + leaf.length
    if (this.#isFull(bytes)) await this.#rotate()
    if (this.#used + bytes > this.#buffer.length) await this.#flush()
    const offset = this.#written + this.#used
    this.#frame(ordinal, leaf)
    if (bytes <= this.#buffer.length) {
      this.#buffer.set(leaf, this.#used)
      this.#used += leaf.length
    } else {
      await this.#flush(leaf)
    }
    this.#place(ordinal, offset, leaf)
  }

  /** So many bytes more belong into another file. */
  #isFull(bytes: number): boolean {
    const end = this.#written + this.#used
    return this.#file === null || (end > 0 && end + bytes > this.#sizes.leafFileBytes)
  }

  #frame(ordinal: number, { length }: Uint8Array): void {
    encodeLeafFrame({ ordinal, length, vouched: this.#durable }, this.#buffer, this.#used)
    this.#used += LEAF_FRAME_BYTES
  }

  #place(ordinal: number, offset: number, { length }: Uint8Array): void {
    const number = this.files.length
    this.files[number - 1] = this.#written + this.#used
    this.#places.place(ordinal, number, offset, length)
  }

  /** Everything in the old file is durable before there is a next one: only the last can have a torn tail. */
  async #rotate(): Promise<void> {
    await this.sync()
    if (this.files.length === MAX_LEAF_FILES) throw new RangeError('too many files of leaves')
    const path = `${this.#directory}/${leafFileName(this.files.length + 1)}`
    await this.#attempt(path, async () => {
      await this.#file?.close()
      this.#file = null
      this.#file = await this.#disk.open(path, 'create')
      await this.#disk.syncDirectory(this.#directory)
    })
    this.files.push(0)
    this.#written = 0
    this.#requested = 0
    this.#durable = 0
  }

  /** Writes what was gathered, and a leaf behind it that is too large to gather. */
  async #flush(leaf: Uint8Array | null = null): Promise<void> {
    const file = this.#file
    if (file === null || this.#used === 0) return
    const chunks = [this.#buffer.subarray(0, this.#used), ...(leaf === null ? [] : [leaf])]
    await this.#attempt(file.path, () => file.writeAt(this.#written, chunks))
    this.#written += this.#used + (leaf?.length ?? 0)
    this.#used = 0
    if (this.#written - this.#requested >= this.#sizes.syncBytes) await this.#startSync()
  }

  /** Waits for the one before, so that what is not durable has a bound, but not for this one. */
  async #startSync(): Promise<void> {
    await this.#syncing
    this.#check()
    const file = this.#file
    const end = this.#written
    if (file === null) return
    this.#requested = end
    this.#syncing = file.datasync().then(
      () => {
        this.#durable = end
      },
      (error: unknown) => {
        this.#failure ??= diskFailure(file.path, error)
      },
    )
  }

  async #attempt(path: string, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.#failure ??= diskFailure(path, error)
    }
    this.#check()
  }

  /** A failed write or sync is final: what is on disk is unknown, and is found out by another staging. */
  #check(): void {
    if (this.#failure !== null) throw this.#failure
  }
}
