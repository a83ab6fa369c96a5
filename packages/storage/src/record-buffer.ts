import { crc32 } from 'node:zlib'
import type { Entry } from '@tesela/raft'
import { ENTRY_PREFIX_BYTES, encodeEntryPrefix } from './payloads.ts'
import type { RecordType } from './record.ts'
import { checksumSeed, RECORD_HEADER_BYTES, recordBytes, recordType } from './record.ts'

const ARENA_BYTES = 256 * 1024
/** Data from this size on is written from where it stands; smaller data is cheaper to copy. */
const OWN_CHUNK_BYTES = 8 * 1024

/** Records that will stand one behind the other in a segment, as chunks of one gathered write. */
export interface RecordBuffer {
  /** Bytes of the records put since the last reset. */
  readonly length: number
  /** Starts over: the next record will stand at `offset`. What `chunks` returned is overwritten. */
  reset(segment: number, offset: number, vouched: number): void
  put(type: RecordType, payload: Uint8Array): void
  putEntry(entry: Entry): void
  chunks(): readonly Uint8Array[]
}

/** @param arenaBytes how much is copied before memory is asked for again */
export function createRecordBuffer(arenaBytes = ARENA_BYTES): RecordBuffer {
  return new ArenaRecordBuffer(arenaBytes)
}

class ArenaRecordBuffer implements RecordBuffer {
  readonly #first: Uint8Array<ArrayBuffer>
  #arena: Uint8Array<ArrayBuffer>
  #view: DataView
  /** In the arena: [pending, used) is not yet in `#chunks`. */
  #pending = 0
  #used = 0
  #chunks: Uint8Array[] = []
  #segment = 0
  #offset = 0
  #vouched = 0
  #length = 0

  constructor(arenaBytes: number) {
    this.#first = new Uint8Array(arenaBytes)
    this.#arena = this.#first
    this.#view = new DataView(this.#first.buffer)
  }

  get length(): number {
    return this.#length
  }

  reset(segment: number, offset: number, vouched: number): void {
    this.#useArena(this.#first)
    this.#chunks = []
    this.#segment = segment
    this.#offset = offset
    this.#vouched = vouched
    this.#length = 0
  }

  put(type: RecordType, payload: Uint8Array): void {
    this.#putRecord(type, null, payload)
  }

  putEntry(entry: Entry): void {
    const type = entry.type === 'conf' ? recordType.confEntry : recordType.normalEntry
    this.#putRecord(type, entry, entry.data)
  }

  chunks(): readonly Uint8Array[] {
    this.#flushArena()
    return this.#chunks
  }

  #putRecord(type: RecordType, entry: Entry | null, data: Uint8Array): void {
    const prefixBytes = entry === null ? 0 : ENTRY_PREFIX_BYTES
    const payloadBytes = prefixBytes + data.length
    const total = recordBytes(payloadBytes)
    const own = data.length >= OWN_CHUNK_BYTES
    this.#reserve(own ? total - data.length : total)
    const start = this.#used
    const view = this.#view
    view.setUint32(start + 4, payloadBytes, true)
    view.setUint32(start + 8, this.#vouched, true)
    view.setUint32(start + 12, type, true)
    if (entry !== null) encodeEntryPrefix(entry, view, start + RECORD_HEADER_BYTES)
    let at = start + RECORD_HEADER_BYTES + prefixBytes
    let checksum = checksumSeed(this.#segment, this.#offset + this.#length)
    let covered = start + 4
    if (own) {
      checksum = crc32(this.#arena.subarray(covered, at), checksum)
      checksum = crc32(data, checksum)
      covered = at
      this.#used = at
      this.#flushArena()
      this.#chunks.push(data)
    } else {
      this.#arena.set(data, at)
      at += data.length
    }
    const end = at + total - RECORD_HEADER_BYTES - payloadBytes
    this.#arena.fill(0, at, end)
    if (end > covered) checksum = crc32(this.#arena.subarray(covered, end), checksum)
    view.setUint32(start, checksum, true)
    this.#used = end
    this.#length += total
  }

  #reserve(bytes: number): void {
    if (this.#used + bytes <= this.#arena.length) return
    this.#flushArena()
    this.#useArena(new Uint8Array(Math.max(this.#first.length, bytes)))
  }

  #useArena(arena: Uint8Array<ArrayBuffer>): void {
    this.#arena = arena
    this.#view = new DataView(arena.buffer)
    this.#pending = 0
    this.#used = 0
  }

  #flushArena(): void {
    if (this.#used > this.#pending) {
      this.#chunks.push(this.#arena.subarray(this.#pending, this.#used))
      this.#pending = this.#used
    }
  }
}
