import fc from 'fast-check'
import * as varint from 'uint8-varint'
import { describe, expect, test } from 'vitest'
import { FrameDecodeError, FrameTooLongError, TruncatedFrameError, WireError } from './errors.ts'
import { createFrameDecoder } from './frame-decoder.ts'

function encoded(bodies: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(bodies.flatMap((body) => [varint.encode(body.byteLength), body]))
}

/** Cuts the bytes at the given places (any numbers: taken modulo the length). */
function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = cuts.map((cut) => cut % (bytes.byteLength + 1)).sort((a, b) => a - b)
  return [...places, bytes.byteLength].map((end, at) => bytes.subarray(places[at - 1] ?? 0, end))
}

function decodeAll(chunks: readonly Uint8Array[], limit: number) {
  const decoder = createFrameDecoder(limit)
  const frames = chunks.flatMap((chunk) => decoder.push(chunk).map((frame) => Buffer.from(frame)))
  return { frames, failure: decoder.failure, end: decoder.end() }
}

describe('the frame decoder', () => {
  test('gives the same frames however the bytes are split', () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: 9_000, maxLength: 20_000, size: 'max' }),
    )
    fc.assert(
      fc.property(
        fc.array(body, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (bodies, cuts) => {
          const got = decodeAll(split(encoded(bodies), cuts), 20_000)
          expect(got.frames).toEqual(bodies.map((bytes) => Buffer.from(bytes)))
          expect(got.end).toBeUndefined()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('answers hostile bytes with typed errors only, the same ones however they are split', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.nat(), { maxLength: 10 }),
        fc.integer({ min: 0, max: 100 }),
        (bytes, cuts, limit) => {
          const whole = decodeAll([bytes], limit)
          const parts = decodeAll(split(bytes, cuts), limit)
          expect(parts).toEqual(whole)
          if (whole.end !== undefined) expect(whole.end).toBeInstanceOf(WireError)
          for (const frame of whole.frames) expect(frame.byteLength).toBeLessThanOrEqual(limit)
        },
      ),
    )
  })

  test('delivers the frames before a fault in the same chunk', () => {
    const decoder = createFrameDecoder(100)
    const frames = decoder.push(Uint8Array.from([1, 7, 101, 0, 0]))
    expect(frames).toEqual([Uint8Array.of(7)])
    expect(decoder.failure).toBeInstanceOf(FrameTooLongError)
    expect(decoder.push(Uint8Array.from([1, 7]))).toEqual([])
  })

  test.each([
    ['one above the cap', [0xe9, 0x07], FrameTooLongError],
    ['a length that never ends', new Array(64).fill(0xff), FrameTooLongError],
    ['a zero of nine bytes', new Array(9).fill(0x80), FrameDecodeError],
    ['a one in two bytes', [0x81, 0x00], FrameDecodeError],
  ])('refuses %s', (_, bytes, error) => {
    const decoder = createFrameDecoder(1000)
    expect(decoder.push(Uint8Array.from(bytes))).toEqual([])
    expect(decoder.failure).toBeInstanceOf(error)
  })

  test.each([
    ['inside the length', [0x80]],
    ['before the body', [3]],
    ['inside the body', [3, 1, 2]],
  ])('tells an end %s', (_, bytes) => {
    const decoder = createFrameDecoder(1000)
    decoder.push(Uint8Array.from(bytes))
    expect(decoder.end()).toBeInstanceOf(TruncatedFrameError)
  })

  test('allocates by what arrived, not by what was announced', () => {
    const decoders = Array.from({ length: 1000 }, () => createFrameDecoder(64 * 1024 * 1024))
    const before = process.memoryUsage().arrayBuffers
    for (const decoder of decoders) {
      decoder.push(varint.encode(64 * 1024 * 1024))
      decoder.push(new Uint8Array(10))
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024)
    expect(decoders).toHaveLength(1000)
  })
})
