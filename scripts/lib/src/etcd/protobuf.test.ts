import { expect, test } from 'vitest'
import { decodeFields, encodeFields } from './protobuf.ts'

test('fields are encoded as protobuf does', () => {
  const put = encodeFields([
    [1, Buffer.from('k')],
    [2, Buffer.from('vv')],
  ])
  expect(Buffer.from(put).toString('hex')).toBe('0a016b12027676')
})

test('a length beyond one byte comes back', () => {
  const value = new Uint8Array(300).fill(7)
  expect(decodeFields(encodeFields([[2, value]])).bytes.get(2)).toEqual(value)
})

test('numbers of 64 bits are read, other fields passed over', () => {
  // 1: varint 2^64 - 1, 3: fixed64, 4: fixed32, 5: varint 1
  const bytes = Buffer.from(`08ffffffffffffffffff0119${'00'.repeat(8)}25000000002801`, 'hex')
  const { numbers } = decodeFields(bytes)
  expect([...numbers]).toEqual([
    [1, 2n ** 64n - 1n],
    [5, 1n],
  ])
})
