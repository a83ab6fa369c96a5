import type { Digest } from '@tesela/merkle'

export const DIGEST_BYTES = 32

/** Digests one behind the other, as they travel. */
export function bytesOfDigests(digests: readonly Digest[]): Uint8Array {
  return Uint8Array.from(Buffer.from(digests.join(''), 'latin1'))
}

/** Null: the length is not that of whole digests. Copies: bytes that were decoded are a view. */
export function digestsOfBytes(bytes: Uint8Array): Digest[] | null {
  if (bytes.length % DIGEST_BYTES !== 0) return null
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const digests: Digest[] = []
  for (let at = 0; at < text.length; at += DIGEST_BYTES) {
    digests.push(text.slice(at, at + DIGEST_BYTES))
  }
  return digests
}
