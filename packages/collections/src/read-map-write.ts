/**
 * Reads in one pass what most of a log is: commands that set one key of a map, or many. Checking their shape and then
 * decoding them goes over every byte twice, and makes twice the objects.
 *
 * Trust: the bytes are hostile. What is read here is what {@link hasShape} passes and the codec decodes to the same
 * value; a test holds the three together. Whatever else it may be is not judged here.
 */
import type { ByteString } from './byte-string.ts'
import type { ReadCommand, ReadKeyValue, ReadMapSet } from './read-command.ts'
import { itemsAtMost } from './shapes.ts'

/** A tag: a field's number and how its value is written, a number or a length. */
const numberAt = (field: number) => field * 8
const bytesAt = (field: number) => field * 8 + 2

const highestBool = 1
const highestNumber = Number.MAX_SAFE_INTEGER
const asciiAtMost = 0x7f

/** Null: another command, no command, or one whose fields do not stand in the order in which a codec writes them. */
export function readMapWrite(body: Uint8Array): ReadCommand | null {
  return new MapWriteReader(body).command()
}

class MapWriteReader {
  /** Of a buffer, keys and values become strings without a view of each. */
  readonly #data: Buffer
  /** Of the next byte. */
  #at = 0
  /** Once set, nothing that was read counts. */
  #failed = false

  constructor(data: Uint8Array) {
    this.#data = Buffer.isBuffer(data)
      ? data
      : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  }

  command(): ReadCommand | null {
    const end = this.#data.length
    const session = this.#takes(numberAt(1), end) ? this.#number(end, highestNumber) : 0
    const keyed = this.#takes(bytesAt(2), end)
    const keyStop = keyed ? this.#lengthTo(end) : 0
    const keyFrom = this.#at
    if (keyed) this.#at = keyStop
    const sequence = this.#takes(numberAt(3), end) ? this.#number(end, highestNumber) : 0
    const acknowledgedThrough = this.#takes(numberAt(4), end) ? this.#number(end, highestNumber) : 0
    const nameStop = this.#takes(bytesAt(5), end) ? this.#lengthTo(end) : this.#at
    const nameFrom = this.#at
    this.#at = nameStop
    // Most other commands end here, before anything was made for them.
    if (!this.#takes(bytesAt(10), end) || this.#lengthTo(end) !== end || this.#failed) return null
    const collection = this.#name(nameFrom, nameStop)
    const command: ReadCommand = { session, sequence, acknowledgedThrough, collection }
    if (keyed) command.sessionKey = this.#data.subarray(keyFrom, keyStop)
    if (this.#takes(bytesAt(1), end)) {
      if (this.#lengthTo(end) !== end) return null
      command.map = { set: this.#set(end) }
    } else if (this.#takes(bytesAt(2), end)) {
      if (this.#lengthTo(end) !== end) return null
      command.map = { setMany: { items: this.#items(end) } }
    } else return null
    return this.#failed || this.#at !== end ? null : command
  }

  #set(end: number): ReadMapSet {
    const key = this.#takes(bytesAt(1), end) ? this.#bytes(end) : ''
    const value = this.#takes(bytesAt(2), end) ? this.#bytes(end) : ''
    const ifAbsent = this.#takes(numberAt(3), end) && this.#number(end, highestBool) === 1
    const ifRevision = this.#takes(numberAt(4), end) ? this.#number(end, highestNumber) : undefined
    const returnPrevious = this.#takes(numberAt(5), end) && this.#number(end, highestBool) === 1
    const ttlMs = this.#takes(numberAt(6), end) ? this.#number(end, highestNumber) : undefined
    const set: ReadMapSet = { key, value, ifAbsent, returnPrevious }
    if (ifRevision !== undefined) set.ifRevision = ifRevision
    if (ttlMs !== undefined) set.ttlMs = ttlMs
    return set
  }

  #items(end: number): ReadKeyValue[] {
    const items: ReadKeyValue[] = []
    while (this.#takes(bytesAt(1), end)) {
      const stop = this.#lengthTo(end)
      if (this.#failed || items.length === itemsAtMost) return this.#fail(items)
      const key = this.#takes(bytesAt(1), stop) ? this.#bytes(stop) : ''
      const value = this.#takes(bytesAt(2), stop) ? this.#bytes(stop) : ''
      const item: ReadKeyValue = { key, value }
      if (this.#takes(numberAt(3), stop)) item.ttlMs = this.#number(stop, highestNumber)
      if (this.#failed || this.#at !== stop) return this.#fail(items)
      items.push(item)
    }
    return items
  }

  /** Goes over the tag, if it is the next one. All tags here have one byte. */
  #takes(tag: number, end: number): boolean {
    if (this.#at >= end || this.#data[this.#at] !== tag) return false
    this.#at++
    return true
  }

  #bytes(end: number): ByteString {
    const stop = this.#lengthTo(end)
    const from = this.#at
    this.#at = stop
    return this.#data.toString('latin1', from, stop)
  }

  /** In ASCII, which every good name is. */
  #name(from: number, stop: number): string {
    for (let at = from; at < stop; at++) {
      if ((this.#data[at] ?? 0) > asciiAtMost) return this.#fail('')
    }
    return this.#data.toString('latin1', from, stop)
  }

  /** Where what comes next ends. */
  #lengthTo(end: number): number {
    const length = this.#number(end, highestNumber)
    const stop = this.#at + length
    return stop <= end ? stop : this.#fail(this.#at)
  }

  /** A varint in its shortest form. */
  #number(end: number, highest: number): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < 8 && this.#at < end; count++) {
      const byte = this.#data[this.#at++] ?? 0
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        const shortest = byte !== 0 || count === 0
        return shortest && value <= highest ? value : this.#fail(0)
      }
      scale *= 128
    }
    return this.#fail(0)
  }

  #fail<T>(answer: T): T {
    this.#failed = true
    return answer
  }
}
