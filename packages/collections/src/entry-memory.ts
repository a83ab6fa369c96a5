/** Of several entries. Whoever keeps one of them keeps all of it, so that it is no larger. */
const slabBytes = 2048
/** A longer entry has memory of its own. */
const longest = slabBytes / 4

/**
 * Memory for the data of entries: most are short and as long-lived as those that are made beside them, and an array of its
 * own costs several times what is copied into it. The memory of buffers in general is of no use: what lies beside an entry
 * there is of other lives.
 */
export class EntryMemory {
  #slab = new ArrayBuffer(0)
  #taken = 0

  /** So many bytes, zero. */
  take(length: number): Uint8Array {
    if (length > longest) return new Uint8Array(length)
    if (this.#taken + length > this.#slab.byteLength) {
      this.#slab = new ArrayBuffer(slabBytes)
      this.#taken = 0
    }
    const from = this.#taken
    this.#taken += length
    return new Uint8Array(this.#slab, from, length)
  }
}
