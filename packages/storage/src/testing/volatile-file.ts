import type { SeededRandom } from './random.ts'

/**
 * What a crash leaves of what was not synced: nothing, the first writes, the first writes up to any byte, any sectors,
 * any sectors and any names (the last of which a file system with a journal does not do); or all of it, because only
 * the process died, and it can be lost to the next crash still.
 */
export type CrashPolicy = 'dropAll' | 'prefix' | 'torn' | 'subset' | 'reordered' | 'keepAll'

/** Written as a whole or not at all when the power goes, but where a disk breaks its word (`torn`). */
const SECTOR_BYTES = 512

type Change =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number }

/** A file with two contents: what its readers see, and what is on the platter. */
export interface VolatileFile {
  readonly size: number
  read(position: number, length: number): Uint8Array
  write(position: number, bytes: Uint8Array): void
  truncate(length: number): void
  sync(): void
  /** Changes since the last sync, for a policy that counts them. */
  readonly pending: number
  /** The file as a crash leaves it. `keep`: how many pending changes survive under `prefix`. */
  crashed(policy: CrashPolicy, keep: number, random: SeededRandom): VolatileFile
}

export function createVolatileFile(durable: Uint8Array = new Uint8Array(0)): VolatileFile {
  return new TwoSidedFile(durable)
}

class TwoSidedFile implements VolatileFile {
  readonly #live: Content
  readonly #durable: Content
  #changes: Change[]

  constructor(durable: Uint8Array, changes: readonly Change[] = []) {
    this.#durable = new Content(durable.slice())
    this.#live = new Content(durable.slice())
    this.#changes = [...changes]
    for (const change of changes) this.#live.make(change)
  }

  get size(): number {
    return this.#live.length
  }

  get pending(): number {
    return this.#changes.length
  }

  read(position: number, length: number): Uint8Array {
    return this.#live.view().slice(position, position + length)
  }

  write(position: number, bytes: Uint8Array): void {
    const copy = bytes.slice()
    this.#live.write(position, copy)
    this.#changes.push({ kind: 'write', position, bytes: copy })
  }

  truncate(length: number): void {
    this.#live.truncate(length)
    this.#changes.push({ kind: 'truncate', length })
  }

  sync(): void {
    for (const change of this.#changes) this.#durable.make(change)
    this.#changes = []
  }

  crashed(policy: CrashPolicy, keep: number, random: SeededRandom): VolatileFile {
    const left = new Content(this.#durable.view().slice())
    if (policy === 'keepAll') return new TwoSidedFile(left.view(), this.#changes)
    for (const [at, change] of this.#changes.entries()) {
      if (policy === 'dropAll') break
      if (policy === 'subset' || policy === 'reordered') {
        makeSectors(left, change, () => random.below(2) === 0)
      } else if (at < keep) left.make(change)
      else if (at === keep && policy === 'torn') makeBytes(left, change, random)
      else if (at === keep) makeSectors(left, change, prefixOf(random))
    }
    return new TwoSidedFile(left.view())
  }
}

/** Says yes some times, then no. */
function prefixOf(random: SeededRandom): () => boolean {
  let left = random.below(5)
  return () => left-- > 0
}

/** Makes the first bytes of a write: a few as often as many, since what a write says may end long before the write does. */
function makeBytes(content: Content, change: Change, random: SeededRandom): void {
  if (change.kind === 'truncate') return
  const { position, bytes } = change
  const magnitude = random.below(Math.ceil(Math.log2(bytes.length + 1)) + 1)
  const cut = random.below(2 ** magnitude + 1)
  content.write(position, bytes.subarray(0, cut))
}

/** Makes those sectors of the change that are chosen. */
function makeSectors(content: Content, change: Change, chosen: () => boolean): void {
  if (change.kind === 'truncate') {
    if (chosen()) content.make(change)
    return
  }
  const { position, bytes } = change
  for (let at = 0; at < bytes.length; ) {
    const toBoundary = SECTOR_BYTES - ((position + at) % SECTOR_BYTES)
    const sector = bytes.subarray(at, at + toBoundary)
    if (chosen()) content.write(position + at, sector)
    at += sector.length
  }
}

/** Bytes that grow, with zeros in the holes. */
class Content {
  #bytes: Uint8Array
  #length: number

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#length = bytes.length
  }

  get length(): number {
    return this.#length
  }

  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  make(change: Change): void {
    if (change.kind === 'write') this.write(change.position, change.bytes)
    else this.truncate(change.length)
  }

  write(position: number, bytes: Uint8Array): void {
    const end = position + bytes.length
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2))
      larger.set(this.view())
      this.#bytes = larger
    }
    this.#bytes.set(bytes, position)
    this.#length = Math.max(this.#length, end)
  }

  truncate(length: number): void {
    if (length > this.#length) {
      this.write(length - 1, new Uint8Array(1))
      return
    }
    this.#bytes.fill(0, length, this.#length)
    this.#length = length
  }
}
