import fc from 'fast-check'
import * as varint from 'uint8-varint'
import { expect, test } from 'vitest'
import { createWriteBatch } from './write-batch.ts'

const large = 16 * 1024

function bytesOf(pieces: readonly Uint8Array[]): Buffer {
  return Buffer.concat(pieces)
}

test('what is taken is every frame behind its length, in order, and then nothing', () => {
  const part = fc
    .tuple(fc.oneof(fc.nat(300), fc.constantFrom(large - 1, large, large + 1)), fc.nat(255))
    .map(([length, fill]) => new Uint8Array(length).fill(fill))
  const frames = fc.array(fc.array(part, { maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(frames, (bodies) => {
      const batch = createWriteBatch()
      for (const parts of bodies) batch.add(parts)
      const expected = bytesOf(
        bodies.flatMap((parts) => [varint.encode(bytesOf(parts).byteLength), ...parts]),
      )
      expect(batch.byteLength).toBe(expected.byteLength)
      expect(bytesOf(batch.take()).equals(expected)).toBe(true)
      expect(batch.byteLength).toBe(0)
      expect(batch.take()).toEqual([])
    }),
  )
})

test('small parts are one piece, large ones travel as they are', () => {
  const batch = createWriteBatch()
  const body = new Uint8Array(large)
  batch.add([new Uint8Array(10), new Uint8Array(20)])
  batch.add([body, body])
  batch.add([new Uint8Array(30)])
  const pieces = batch.take()
  expect(pieces.map(({ byteLength }) => byteLength)).toEqual([31 + 3, large, large, 31])
  expect(pieces[1]).toBe(body)
  expect(pieces[2]).toBe(body)
})
