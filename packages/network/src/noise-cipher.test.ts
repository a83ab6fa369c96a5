import { defaultCrypto } from '@chainsafe/libp2p-noise/crypto'
import { Uint8ArrayList } from 'uint8arraylist'
import { expect, test } from 'vitest'
import { noiseCipher } from './noise-cipher.ts'

const key = Uint8Array.from({ length: 32 }, (_, at) => at)
const nonce = Uint8Array.from({ length: 12 }, (_, at) => 7 * at)
const handshake = new Uint8Array(32).fill(9)
const nothing = new Uint8Array(0)

const cases = [0, 1, 399, 400, 1_200, 65_519].flatMap((length) =>
  [nothing, handshake].map((ad) => ({ length, ad, plaintext: new Uint8Array(length).fill(5) })),
)

test.each(cases)(
  '$length bytes are encrypted as noise does it, and read by it and from it (with $ad.length more)',
  ({ ad, plaintext }) => {
    const ours = noiseCipher.chaCha20Poly1305Encrypt(plaintext, nonce, ad, key).subarray()
    const theirs = defaultCrypto.chaCha20Poly1305Encrypt(plaintext, nonce, ad, key).subarray()
    expect(Buffer.compare(ours, theirs)).toBe(0)
    const read = noiseCipher.chaCha20Poly1305Decrypt(theirs, nonce, ad, key).subarray()
    expect(Buffer.compare(read, plaintext)).toBe(0)
  },
)

type Message = Parameters<typeof noiseCipher.chaCha20Poly1305Encrypt>[0]

/** Cut where the pieces end; the last one is the rest. */
function inPieces(bytes: Uint8Array, ...lengths: readonly number[]): Message {
  const list = new Uint8ArrayList()
  let at = 0
  for (const length of lengths) {
    list.append(bytes.subarray(at, at + length))
    at += length
  }
  list.append(bytes.subarray(at))
  // noise has another version of lists.
  return list as unknown as Message
}

const cuts: readonly (readonly number[])[] = [
  [12],
  [12, 30_000],
  [1, 39_000],
  // In the tag.
  [20_000, 20_015],
  [1, 1, 1, 1, 1, 1],
]

test.each(cuts)('a message in pieces is the same one: cut after %j, %j', (...lengths) => {
  for (const length of [700, 40_010]) {
    const plaintext = Uint8Array.from({ length }, (_, at) => at)
    const whole = defaultCrypto.chaCha20Poly1305Encrypt(plaintext, nonce, handshake, key).subarray()
    const { chaCha20Poly1305Encrypt: encrypt, chaCha20Poly1305Decrypt: decrypt } = noiseCipher
    const ours = encrypt(inPieces(plaintext, ...lengths), nonce, handshake, key)
    expect(Buffer.compare(ours.subarray(), whole)).toBe(0)
    const back = decrypt(inPieces(whole, ...lengths), nonce, handshake, key)
    expect(Buffer.compare(back.subarray(), plaintext)).toBe(0)
  }
})

test.each([
  ['of the message', 0],
  ['of the tag', 2_000],
] as const)('a bit %s that is flipped is noticed', (_, at) => {
  const plaintext = new Uint8Array(2_000)
  const bytes = noiseCipher.chaCha20Poly1305Encrypt(plaintext, nonce, nothing, key).slice()
  bytes[at] = (bytes[at] ?? 0) ^ 1
  expect(() => noiseCipher.chaCha20Poly1305Decrypt(bytes, nonce, nothing, key)).toThrow()
})

test('other additional data, another nonce or another key are noticed', () => {
  const bytes = noiseCipher.chaCha20Poly1305Encrypt(new Uint8Array(500), nonce, handshake, key)
  const other = (length: number) => new Uint8Array(length).fill(1)
  const { chaCha20Poly1305Decrypt: decrypt } = noiseCipher
  expect(() => decrypt(bytes, nonce, other(32), key)).toThrow()
  expect(() => decrypt(bytes, other(12), handshake, key)).toThrow()
  expect(() => decrypt(bytes, nonce, handshake, other(32))).toThrow()
  expect(decrypt(bytes, nonce, handshake, key).byteLength).toBe(500)
})
