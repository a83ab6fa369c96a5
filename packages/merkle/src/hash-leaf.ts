import { createHash } from 'node:crypto'
import { type Digest, domains, sha256 } from './digest.ts'

/** Almost every leaf fits; hashing it in one call takes a fraction of the time. */
const scratch = Buffer.allocUnsafe(64 * 1024)
scratch[0] = domains.leaf

/** The digest of a leaf whose bytes are there already: the same that a `LeafHasher` makes of them. */
export function hashLeaf(bytes: Uint8Array): Digest {
  if (bytes.length < scratch.length) {
    scratch.set(bytes, 1)
    return sha256(scratch.subarray(0, bytes.length + 1))
  }
  return createHash('sha256').update(scratch.subarray(0, 1)).update(bytes).digest('binary')
}
