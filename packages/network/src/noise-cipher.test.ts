import { defaultCrypto } from '@chainsafe/libp2p-noise/crypto'
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
