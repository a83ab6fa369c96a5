import { describe, expect, it } from 'vitest'
import { decodeEntry, decodeHardState, encodeHardState } from './payloads.ts'
import { frameAt, recordAt, recordType, segmentWindow } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { decodeSegmentHeader, encodeSegmentHeader } from './segment-header.ts'

const hex = (...chunks: readonly Uint8Array[]) => Buffer.concat(chunks).toString('hex')
const text = (value: string) => new TextEncoder().encode(value)

// A change of these bytes is a new format version, and a decision.
const GOLDEN = {
  header: '544553454c41574cf99cf39e0100000003000000000000010100000002000000',
  entry: '88be8e1d1500000008020000030000000500000001000000070000000001000068656c6c6f000000',
  hardState: 'd7ca66740e000000000200000100000008071207706565722f306618ac020000',
  seal: '5956bdc800000000f00f000004000000',
} as const

const term = 2 ** 32 + 5
const index = 2 ** 40 + 7

describe('the bytes on disk', () => {
  it('of a segment header', () => {
    const header = { number: 3, capacity: 16 * 1024 * 1024, firstSequence: 2 ** 33 + 1 }
    const bytes = encodeSegmentHeader(header)
    expect(hex(bytes.subarray(0, 32))).toBe(GOLDEN.header)
    expect(bytes.subarray(32).every((byte) => byte === 0)).toBe(true)
    expect(decodeSegmentHeader(bytes, 'x')).toEqual(header)
  })

  it('of an entry', () => {
    const buffer = createRecordBuffer()
    buffer.reset(3, 1024, 520)
    const entry = { term, index, type: 'conf', data: text('hello') } as const
    buffer.putEntry(entry)
    expect(hex(...buffer.chunks())).toBe(GOLDEN.entry)
    const record = recordAt(segmentWindow(3, 1024, Buffer.from(GOLDEN.entry, 'hex')), 1024)
    expect(record).toMatchObject({
      type: recordType.confEntry,
      offset: 1024,
      end: 1064,
      vouched: 520,
    })
    const decoded = record === null ? null : decodeEntry(record)
    expect(decoded).toMatchObject({ term, index, type: 'conf' })
    expect(hex(decoded?.data ?? text(''))).toBe(hex(entry.data))
  })

  it('of a hard state', () => {
    const state = { term: 7, vote: 'peer/0f', commit: 300 }
    const buffer = createRecordBuffer()
    buffer.reset(1, 512, 512)
    buffer.put(recordType.hardState, encodeHardState(state))
    expect(hex(...buffer.chunks())).toBe(GOLDEN.hardState)
    const record = recordAt(segmentWindow(1, 512, Buffer.from(GOLDEN.hardState, 'hex')), 512)
    expect(decodeHardState(record?.payload ?? text(''))).toEqual(state)
  })

  it('of a seal', () => {
    const buffer = createRecordBuffer()
    buffer.reset(1, 4080, 4080)
    buffer.put(recordType.seal, new Uint8Array(0))
    expect(hex(...buffer.chunks())).toBe(GOLDEN.seal)
  })
})

describe('a record', () => {
  const bytes = Buffer.from(GOLDEN.entry, 'hex')

  it('is none in another place or another segment', () => {
    for (let offset = 520; offset < 4096; offset += 8) {
      const valid = recordAt(segmentWindow(3, offset, bytes), offset) !== null
      expect(valid).toBe(offset === 1024)
    }
    for (let segment = 1; segment < 1000; segment++) {
      const valid = recordAt(segmentWindow(segment, 1024, bytes), 1024) !== null
      expect(valid).toBe(segment === 3)
    }
  })

  it('is none with any one bit changed, padding included', () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes)
      const at = Math.floor(bit / 8)
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
      expect(recordAt(segmentWindow(3, 1024, changed), 1024)).toBeNull()
    }
  })

  it('is none when its end is missing, whatever length it claims', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(recordAt(segmentWindow(3, 1024, bytes.subarray(0, length)), 1024)).toBeNull()
    }
    const endless = Uint8Array.from(bytes)
    endless.fill(0xff, 4, 8)
    expect(frameAt(segmentWindow(3, 1024, endless), 1024)).toBeNull()
  })

  it.each([0, 1, 100, 8_191, 8_192, 8_193, 300_000])(
    'of %i bytes reads back between its neighbours',
    (length) => {
      const data = new Uint8Array(length).map((_, at) => at % 251)
      const buffer = createRecordBuffer()
      buffer.reset(9, 512, 512)
      const entries = [1, 2, 3].map((k) => ({ term: 1, index: k, type: 'normal', data }) as const)
      for (const entry of entries) buffer.putEntry(entry)
      const joined = Buffer.concat(buffer.chunks())
      expect(joined.length).toBe(buffer.length)
      const window = segmentWindow(9, 512, joined)
      let offset = 512
      for (const entry of entries) {
        const record = recordAt(window, offset)
        const decoded = record === null ? null : decodeEntry(record)
        expect(decoded?.index).toBe(entry.index)
        expect(Buffer.compare(decoded?.data ?? text('none'), data)).toBe(0)
        offset = record?.end ?? 0
      }
    },
  )
})
