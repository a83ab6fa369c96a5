import { describe, expect, it } from 'vitest'
import { findVoucher } from './find-voucher.ts'
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
