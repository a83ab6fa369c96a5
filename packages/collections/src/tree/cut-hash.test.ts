import { describe, expect, it } from 'vitest'
import { createCutHash } from './cut-hash.ts'

describe('the hash of cuts', () => {
  const salt = Uint8Array.from({ length: 32 }, (_, index) => index)
  const hash = createCutHash(salt)

  // For the messages '', 00, 00 01, … of the reference implementation's test, the low half of each result.
  const vectors = [
    0xdd0e0e31, 0x93dc67fd, 0xd9a94f5a, 0xd7fb7e2d, 0x277187b7, 0xcd99a68d, 0x58fee3ce, 0x8b01d137,
    0x9a932462, 0x0ba9e4b0, 0x94ddb9f3, 0x226bada7, 0x860ee5fb, 0xc0843d90, 0x8e7af2ee, 0x49be45e5,
    0x57c29bdb,
  ]

  it('is the low half of SipHash-2-4', () => {
    const message = String.fromCharCode(...vectors.keys())
    expect(vectors.map((_, length) => hash(message.slice(0, length)))).toEqual(vectors)
    const long = Array.from({ length: 300 }, (_, index) =>
      index < 256 ? 255 - index : index - 256,
    )
    expect(hash(String.fromCharCode(...long))).toBe(0x5c22669d)
  })

  it('depends on the first 16 bytes of the salt', () => {
    expect(createCutHash(salt.with(15, 99))('key')).not.toBe(hash('key'))
    expect(createCutHash(salt.with(16, 99))('key')).toBe(hash('key'))
  })

  it('has no other salt than one of 32 bytes', () => {
    expect(() => createCutHash(new Uint8Array(31))).toThrow(RangeError)
  })
})
