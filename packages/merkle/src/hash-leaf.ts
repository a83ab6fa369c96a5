import { createHash } from 'node:crypto'
import { type Digest, domains, sha256 } from './digest.ts'

/** A larger leaf is hashed where it stands: the copy would cost more than the second call. */
const scratchBytes = 16 * 1024
const scratch = Buffer.alloc(scratchBytes, domains.leaf)

/** The digest of a leaf whose bytes are all there, as a receiver has them. The same as of a `LeafHasher`. */
export function hashLeaf(leaf: Uint8Array): Digest {
  if (leaf.length >= scratchBytes) {
    return createHash('sha256').update(Uint8Array.of(domains.leaf)).update(leaf).digest('binary')
  }
  scratch.set(leaf, 1)
  return sha256(scratch.subarray(0, 1 + leaf.length))
}
