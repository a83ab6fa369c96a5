import { createHash, type Hash } from 'node:crypto'
import { type Digest, domains, sha256 } from './digest.ts'
import { putCount, putHalf } from './put-count.ts'

/** What the digest of a run binds of a log entry; its index follows from that of the first. */
export interface RunEntry {
  readonly term: number
  readonly type: 'normal' | 'conf'
  /** Less than 4 GiB. */
  readonly data: Uint8Array
}

/** Hashes runs of a log, one after the other: the leaves of its mountain range. */
export interface RunHasher {
  /** Begins a run without entries; what was open is forgotten. */
  begin(firstIndex: number): void
  /** The next entry. Nothing of it is kept. */
  add(entry: RunEntry): void
  /** Of the entries so far. The run stays open. */
  digest(): Digest
}

/** Almost every run fits: hashing it in one call takes less than feeding it entry by entry. */
const scratchBytes = 64 * 1024
const firstEntryAt = 9
const entryHeaderBytes = 13
const typeNumbers = { normal: 0, conf: 1 } as const

export function createRunHasher(): RunHasher {
  return new Hasher()
}

class Hasher implements RunHasher {
  readonly #scratch = Buffer.allocUnsafeSlow(scratchBytes)
  #used = 0
  /** What did not fit into the scratch; null while everything is in there. */
  #stream: Hash | null = null

  begin(firstIndex: number): void {
    this.#stream = null
    this.#scratch[0] = domains.run
    putCount(this.#scratch, firstIndex, 1)
    this.#used = firstEntryAt
  }

  add({ term, type, data }: RunEntry): void {
    if (scratchBytes - this.#used < entryHeaderBytes) this.#spill()
    putCount(this.#scratch, term, this.#used)
    this.#scratch[this.#used + 8] = typeNumbers[type]
    putHalf(this.#scratch, data.length, this.#used + 9)
    this.#used += entryHeaderBytes
    if (data.length <= scratchBytes - this.#used) {
      this.#scratch.set(data, this.#used)
      this.#used += data.length
    } else {
      this.#spill().update(data)
    }
  }

  digest(): Digest {
    const rest = this.#scratch.subarray(0, this.#used)
    return this.#stream === null ? sha256(rest) : this.#stream.copy().update(rest).digest('binary')
  }

  #spill(): Hash {
    this.#stream ??= createHash('sha256')
    this.#stream.update(this.#scratch.subarray(0, this.#used))
    this.#used = 0
    return this.#stream
  }
}
