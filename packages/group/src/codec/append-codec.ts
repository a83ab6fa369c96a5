/**
 * Appends by hand: nearly all bytes between members are theirs, and the generated codec makes a list of pieces for every
 * entry. Same bytes as it makes; and what it would not have made itself is left to it to read.
 */
import {
  countBytes,
  fieldBytes,
  numberBytes,
  putBytes,
  putCount,
  putNumber,
} from '@tesela/protos/fields'
import type { Entry, Message, ReplicaId } from '@tesela/raft'

type Append = Extract<Message, { type: 'append' }>

/** `RaftMessage.type` of an append. */
const APPEND = 1

const tags = {
  type: 0x08,
  term: 0x10,
  logTerm: 0x18,
  logIndex: 0x20,
  entries: 0x2a,
  commit: 0x30,
} as const

const inEntry = { term: 0x08, index: 0x10, type: 0x18, data: 0x22 } as const

const CONF = 1

/** Numbers of more bytes, of which no log has any, are left to the generated codec. */
const MOST_NUMBER_BYTES = 7

export function encodeAppend({ term, prev, entries, commit }: Append): Uint8Array {
  let length = numberBytes(APPEND) + countBytes(term)
  length += countBytes(prev.term) + countBytes(prev.index) + countBytes(commit)
  for (const entry of entries) length += fieldBytes(bytesOf(entry))
  const bytes = new Uint8Array(length)
  let at = putNumber(bytes, 0, tags.type, APPEND)
  at = putCount(bytes, at, tags.term, term)
  at = putCount(bytes, at, tags.logTerm, prev.term)
  at = putCount(bytes, at, tags.logIndex, prev.index)
  for (const entry of entries) {
    at = putNumber(bytes, at, tags.entries, bytesOf(entry))
    at = putCount(bytes, at, inEntry.term, entry.term)
    at = putCount(bytes, at, inEntry.index, entry.index)
    if (entry.type === 'conf') at = putNumber(bytes, at, inEntry.type, CONF)
    if (entry.data.length > 0) at = putBytes(bytes, at, inEntry.data, entry.data)
  }
  putCount(bytes, at, tags.commit, commit)
  return bytes
}

function bytesOf({ term, index, type, data }: Entry): number {
  const kind = type === 'conf' ? numberBytes(CONF) : 0
  const body = data.length === 0 ? 0 : fieldBytes(data.length)
  return countBytes(term) + countBytes(index) + kind + body
}

/**
 * An append as `encodeAppend` writes it; its entries are contiguous behind `prev`, their terms rise to no more than the sender's
 * own, and their data are views into `body`. Null: something else, or malformed, which only the generated codec tells.
 */
export function decodeAppend(
  body: Uint8Array,
  from: ReplicaId,
  to: ReplicaId,
  maxEntries: number,
): Append | null {
  const reader = new AppendReader(body)
  if (reader.count(tags.type) !== APPEND) return null
  const term = reader.count(tags.term)
  const prev = { term: reader.count(tags.logTerm), index: reader.count(tags.logIndex) }
  if (prev.term > term || (prev.term === 0) !== (prev.index === 0)) return null
  const entries: Entry[] = []
  let { index, term: least } = prev
  while (reader.takes(tags.entries)) {
    index += 1
    const entry = reader.entry(index, Math.max(least, 1), term)
    if (entry === null || entries.length === maxEntries) return null
    entries.push(entry)
    least = entry.term
  }
  const commit = reader.count(tags.commit)
  if (term === 0 || !reader.done) return null
  return { type: 'append', from, to, term, prev, entries, commit }
}

/** Reads fields in their order. What does not belong there stays unread, so that the end is never reached. */
class AppendReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at === this.#bytes.length
  }

  /** Whether the tag is next; it is read then. */
  takes(tag: number): boolean {
    if (this.#bytes[this.#at] !== tag) return false
    this.#at += 1
    return true
  }

  /** A number that may be absent, and is 0 then. */
  count(tag: number): number {
    return this.takes(tag) ? this.#number() : 0
  }

  /** Null: none with this index and a term between the two. */
  entry(index: number, leastTerm: number, mostTerm: number): Entry | null {
    const length = this.#number()
    const end = this.#at + length
    const term = this.count(inEntry.term)
    if (this.count(inEntry.index) !== index || term < leastTerm || term > mostTerm) return null
    const type = this.count(inEntry.type)
    const data = this.takes(inEntry.data) ? this.#view() : noData
    if (type > CONF || this.#at !== end) return null
    return { type: type === CONF ? 'conf' : 'normal', term, index, data }
  }

  /** Shorter than it says where the body ends before; nothing is read behind it then, and the end never reached. */
  #view(): Uint8Array {
    const length = this.#number()
    const from = this.#at
    this.#at += length
    return this.#bytes.subarray(from, this.#at)
  }

  /** Of a number that is cut off, too long, or not in its shortest form, nothing is read any more: it ends behind all bytes. */
  #number(): number {
    const bytes = this.#bytes
    let value = 0
    let unit = 1
    for (let count = 1; count <= MOST_NUMBER_BYTES; count += 1) {
      const byte = bytes[this.#at]
      if (byte === undefined || (byte === 0 && count > 1)) break
      this.#at += 1
      value += (byte & 0x7f) * unit
      if (byte < 0x80) return value
      unit *= 0x80
    }
    this.#at = bytes.length + 1
    return 0
  }
}

const noData = new Uint8Array(0)
