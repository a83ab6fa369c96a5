import type { ByteString } from '../byte-string.ts'
import type { CutHash } from './cut.ts'

const saltBytes = 32

/**
 * The low 32 bits of SipHash-2-4 (Aumasson, Bernstein 2012) of the key's bytes, keyed with the salt's first 16.
 * Every sum and rotation of 64 bits is done on two halves without a branch: 0.12 µs for a key of 17 bytes, where
 * SHA-256 takes 0.5.
 *
 * @param salt - the 32 bytes of the group
 */
export function createCutHash(salt: Uint8Array): CutHash {
  if (salt.length !== saltBytes) throw new RangeError(`a salt has ${saltBytes} bytes`)
  const words = new DataView(salt.buffer, salt.byteOffset, salt.byteLength)
  const k0l = words.getInt32(0, true)
  const k0h = words.getInt32(4, true)
  const k1l = words.getInt32(8, true)
  const k1h = words.getInt32(12, true)
  return (key) => sipHash(key, k0l, k0h, k1l, k1h)
}

/** `l` and `h` are the low and the high half of a word. */
function sipHash(key: ByteString, k0l: number, k0h: number, k1l: number, k1h: number): number {
  let v0l = k0l ^ 0x70736575
  let v0h = k0h ^ 0x736f6d65
  let v1l = k1l ^ 0x6e646f6d
  let v1h = k1h ^ 0x646f7261
  let v2l = k0l ^ 0x6e657261
  let v2h = k0h ^ 0x6c796765
  let v3l = k1l ^ 0x79746573
  let v3h = k1h ^ 0x74656462
  const whole = key.length >>> 3
  // Two rounds for every word of the message, the last of which ends with its length; then four without a word.
  for (let word = 0; word <= whole + 1; word++) {
    let ml = 0
    let mh = 0
    let rounds = 2
    if (word < whole) {
      ml = fourBytes(key, word * 8)
      mh = fourBytes(key, word * 8 + 4)
    } else if (word === whole) {
      const rest = key.length & 7
      ml = upToFourBytes(key, word * 8, rest)
      mh = upToFourBytes(key, word * 8 + 4, rest - 4) | (key.length << 24)
    } else {
      v2l ^= 0xff
      rounds = 4
    }
    v3l ^= ml
    v3h ^= mh
    for (let round = 0; round < rounds; round++) {
      let old = v0l
      v0l = (old + v1l) | 0
      v0h = (v0h + v1h + carry(old, v1l, v0l)) | 0
      old = v1l
      v1l = ((v1l << 13) | (v1h >>> 19)) ^ v0l
      v1h = ((v1h << 13) | (old >>> 19)) ^ v0h
      old = v0l
      v0l = v0h
      v0h = old
      old = v2l
      v2l = (old + v3l) | 0
      v2h = (v2h + v3h + carry(old, v3l, v2l)) | 0
      old = v3l
      v3l = ((v3l << 16) | (v3h >>> 16)) ^ v2l
      v3h = ((v3h << 16) | (old >>> 16)) ^ v2h
      old = v0l
      v0l = (old + v3l) | 0
      v0h = (v0h + v3h + carry(old, v3l, v0l)) | 0
      old = v3l
      v3l = ((v3l << 21) | (v3h >>> 11)) ^ v0l
      v3h = ((v3h << 21) | (old >>> 11)) ^ v0h
      old = v2l
      v2l = (old + v1l) | 0
      v2h = (v2h + v1h + carry(old, v1l, v2l)) | 0
      old = v1l
      v1l = ((v1l << 17) | (v1h >>> 15)) ^ v2l
      v1h = ((v1h << 17) | (old >>> 15)) ^ v2h
      old = v2l
      v2l = v2h
      v2h = old
    }
    v0l ^= ml
    v0h ^= mh
  }
  return (v0l ^ v1l ^ v2l ^ v3l) >>> 0
}

/** Of the sum of two unsigned numbers of 32 bits. */
function carry(left: number, right: number, sum: number): number {
  return ((left & right) | ((left | right) & ~sum)) >>> 31
}

function fourBytes(key: ByteString, at: number): number {
  return (
    key.charCodeAt(at) |
    (key.charCodeAt(at + 1) << 8) |
    (key.charCodeAt(at + 2) << 16) |
    (key.charCodeAt(at + 3) << 24)
  )
}

function upToFourBytes(key: ByteString, at: number, count: number): number {
  let bytes = 0
  for (let byte = 0; byte < Math.min(count, 4); byte++) {
    bytes |= key.charCodeAt(at + byte) << (8 * byte)
  }
  return bytes
}
