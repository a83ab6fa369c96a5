import { describe, expect, it } from 'vitest'
import {
  decodeAnchor,
  decodeCut,
  decodeInstall,
  encodeAnchor,
  encodeCut,
  encodeInstall,
} from './anchor-payloads.ts'
import { decodeEntry, decodeHardState, encodeHardState } from './payloads.ts'
import { frameAt, recordAt, recordType, segmentWindow } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { decodeSegmentHeader, encodeSegmentHeader } from './segment-header.ts'
import { decodeSlot, encodeSlot } from './watermark-slot.ts'

const hex = (...chunks: readonly Uint8Array[]) => Buffer.concat(chunks).toString('hex')
const text = (value: string) => new TextEncoder().encode(value)

// A change of these bytes is a new format version, and a decision.
const GOLDEN = {
  header:
    '544553454c41574c16fabf7b030000000300000000000001010000000200000005000000010000000700000000010000',
  earlierHeader:
    '544553454c41574c2a18c49e020000000300000000000001010000000200000005000000010000000700000000010000',
  entry: '88be8e1d1500000008020000030000000500000001000000070000000001000068656c6c6f000000',
  hardState: 'd7ca66740e000000000200000100000008071207706565722f306618ac020000',
  anchor:
    'ab00d58c4c0000000002000005000000080710ac021a1b0a03612f310a03622f321203612f311a03632f332203642f3428012098022a030102033220fefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefe00000000',
  install:
    'f4a5318c5300000000020000060000000a4c080710ac021a1b0a03612f310a03622f321203612f311a03632f332203642f3428012098022a030102033220fefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefe12030908070000000000',
  cut: '6f2dd9fc0a0000000002000007000000080610c8011a03090807000000000000',
  slot: '544553454c41574d223e023701000000120000000805100618c80120072a07706565722f306600000000000000000000',
  seal: '5956bdc800000000f00f000004000000',
  continued: 'e1e96b8200000000f00f000008000000',
} as const

const anchor = {
  snapshot: {
    term: 7,
    index: 300,
    conf: {
      voters: ['a/1', 'b/2'],
      votersOutgoing: ['a/1'],
      learners: ['c/3'],
      learnersNext: ['d/4'],
      autoLeave: true,
    },
    confIndex: 280,
    context: Uint8Array.of(1, 2, 3),
  },
  root: Buffer.alloc(32, 0xfe).toString('latin1'),
}
const position = Uint8Array.of(9, 8, 7)
const term = 2 ** 32 + 5
const index = 2 ** 40 + 7

describe('the bytes on disk', () => {
  it('of a segment header', () => {
    const header = {
      number: 3,
      capacity: 16 * 1024 * 1024,
      firstSequence: 2 ** 33 + 1,
      last: { term, index },
    }
    const bytes = encodeSegmentHeader(header)
    expect(hex(bytes.subarray(0, 48))).toBe(GOLDEN.header)
    expect(bytes.subarray(48).every((byte) => byte === 0)).toBe(true)
    expect(decodeSegmentHeader(bytes, 'x')).toEqual({ ...header, maySayContinued: true })
    // Written before segments told that another follows.
    const earlier = Buffer.concat([Buffer.from(GOLDEN.earlierHeader, 'hex'), Buffer.alloc(464)])
    expect(decodeSegmentHeader(earlier, 'x')).toEqual({ ...header, maySayContinued: false })
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

  it.each([
    ['anchor', encodeAnchor(anchor), decodeAnchor, anchor],
    [
      'install',
      encodeInstall(anchor, position),
      decodeInstall,
      { ...anchor, boundary: { term: 7, index: 300 }, position },
    ],
    [
      'cut',
      encodeCut({ boundary: { term: 6, index: 200 }, position }),
      decodeCut,
      { boundary: { term: 6, index: 200 }, position },
    ],
  ] as const)('of %s', (kind, payload, decode, content) => {
    const buffer = createRecordBuffer()
    buffer.reset(1, 512, 512)
    buffer.put(recordType[kind], payload)
    expect(hex(...buffer.chunks())).toBe(GOLDEN[kind])
    const record = recordAt(segmentWindow(1, 512, Buffer.from(GOLDEN[kind], 'hex')), 512)
    expect(record?.type).toBe(recordType[kind])
    expect(decode(record?.payload ?? text(''))).toEqual(content)
    expect(decode(text('nonsense'))).toBeNull()
  })

  it('of a slot of the watermark', () => {
    const slot = { sequence: 5, position: { term: 6, index: 200 }, term: 7, vote: 'peer/0f' }
    const bytes = encodeSlot(slot)
    expect(bytes).toHaveLength(4096)
    expect(hex(bytes.subarray(0, 48))).toBe(GOLDEN.slot)
    expect(bytes.subarray(48).every((byte) => byte === 0)).toBe(true)
    expect(decodeSlot(bytes, 'watermark')).toEqual(slot)
    for (let bit = 0; bit < 48 * 8; bit++) {
      const changed = Uint8Array.from(bytes)
      const at = Math.floor(bit / 8)
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
      expect(decodeSlot(changed, 'watermark')).toBeNull()
    }
  })

  it.each(['seal', 'continued'] as const)('of a record of type %s', (kind) => {
    const buffer = createRecordBuffer()
    buffer.reset(1, 4080, 4080)
    buffer.put(recordType[kind], new Uint8Array(0))
    expect(hex(...buffer.chunks())).toBe(GOLDEN[kind])
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
