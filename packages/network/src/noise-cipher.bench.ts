/**
 * What the ciphers of noise cost beside those that come with it: `node packages/network/src/noise-cipher.bench.ts`, after a
 * build. Processor time of encrypting a message and decrypting it, by turns, the median.
 */
import { defaultCrypto, nodeCrypto } from '@chainsafe/libp2p-noise/crypto'
import { noiseCipher } from './noise-cipher.ts'

const turns = 25
const messages = 500
const sizes = [60, 200, 399, 400, 1_199, 1_200, 5_000, 20_000, 65_000]
const key = new Uint8Array(32).fill(3)
const nonce = new Uint8Array(12)
const nothing = new Uint8Array(0)

type Cipher = Pick<typeof noiseCipher, 'chaCha20Poly1305Encrypt' | 'chaCha20Poly1305Decrypt'>

const ciphers: readonly (readonly [string, Cipher])[] = [
  ['as it comes', defaultCrypto],
  ['OpenSSL alone', nodeCrypto],
  ['ours', noiseCipher],
]

function microseconds(cipher: Cipher, plaintext: Uint8Array): number {
  const before = process.cpuUsage()
  for (let message = 0; message < messages; message++) {
    const encrypted = cipher.chaCha20Poly1305Encrypt(plaintext, nonce, nothing, key).subarray()
    cipher.chaCha20Poly1305Decrypt(encrypted, nonce, nothing, key)
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / messages
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0
}

for (const size of sizes) {
  const plaintext = new Uint8Array(size).fill(7)
  const took = ciphers.map((): number[] => [])
  for (let turn = 0; turn < turns; turn++) {
    for (const [at, [, cipher]] of ciphers.entries())
      took[at]?.push(microseconds(cipher, plaintext))
  }
  const told = ciphers.map(([name], at) => `${name} ${median(took[at] ?? []).toFixed(1)} µs`)
  process.stdout.write(`${size} bytes: ${told.join(', ')}\n`)
}
