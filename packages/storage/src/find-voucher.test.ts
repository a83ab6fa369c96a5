import { describe, expect, it } from 'vitest'
import { endOfContent, findVoucher } from './find-voucher.ts'
import { recordType, segmentWindow } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'

const SIZE = 1024 * 1024

function windowWith(at: number, vouched: number) {
  const bytes = new Uint8Array(SIZE)
  const buffer = createRecordBuffer()
  buffer.reset(1, at, vouched)
  buffer.put(recordType.seal, new Uint8Array(0))
  bytes.set(Buffer.concat(buffer.chunks()), at)
  return segmentWindow(1, 0, bytes)
}

describe('the search for a record that vouches', () => {
  it.each([608, 4096, SIZE - 16])('finds one at byte %i', (at) => {
    expect(findVoucher(windowWith(at, 608), 600)).toMatchObject({ offset: at })
  })

  it('passes by a record that vouches for less', () => {
    expect(findVoucher(windowWith(4096, 600), 600)).toBeNull()
  })

  it('gives up, rather than take for ever, on bytes made to look like endless records', () => {
    const bytes = new Uint8Array(SIZE)
    const view = new DataView(bytes.buffer)
    for (let at = 1024; at + 16 <= SIZE; at += 16) {
      view.setUint32(at + 4, SIZE - at - 16, true)
      view.setUint32(at + 8, 1024, true)
      view.setUint32(at + 12, recordType.normalEntry, true)
    }
    expect(findVoucher(segmentWindow(1, 0, bytes), 600)).toBe('search given up')
  })

  it('is not given up on random bytes', () => {
    const bytes = new Uint8Array(SIZE)
    let state = 1
    for (let at = 0; at < SIZE; at++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      bytes[at] = state >>> 16
    }
    expect(findVoucher(segmentWindow(1, 0, bytes), 600)).toBeNull()
  })
})

describe('the end of what is written', () => {
  const block = 64 * 1024
  const base = 4096

  /** Of a window in which the bytes up to `end` are not zeros. */
  function endBehind(end: number, length: number, offset: number): number {
    const bytes = new Uint8Array(length)
    if (end > 0) bytes[end - 1] = 1
    return endOfContent(segmentWindow(1, base, bytes), base + offset) - base
  }

  it.each([
    ['no byte', 0],
    ['the first byte', 1],
    ['the last byte before a block', 2 * block],
    ['the first byte of a block', 2 * block + 1],
    ['a byte somewhere', 2 * block + 4711],
    ['the last byte', 3 * block + 24],
  ])('is behind %s, up to where a record may begin', (_of, end) => {
    const length = 3 * block + 24
    expect(endBehind(end, length, 0)).toBe(Math.ceil(end / 8) * 8)
    for (const offset of [8, block, block + 24, 2 * block + 24, length]) {
      expect(endBehind(end, length, offset)).toBe(Math.max(offset, Math.ceil(end / 8) * 8))
    }
  })

  it('is found in less than a block, too', () => {
    expect(endBehind(17, 40, 8)).toBe(24)
    expect(endBehind(0, 40, 40)).toBe(40)
  })

  it('is none before where the window begins', () => {
    const window = segmentWindow(1, base, new Uint8Array(2 * block))
    expect(endOfContent(window, base - 8)).toBe(base)
  })
})
