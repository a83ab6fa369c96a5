import { createHash } from 'node:crypto'
import { type Digest, domains } from './digest.ts'

const prefix = Uint8Array.of(domains.leaf)

/** The digest of a leaf whose bytes are there already: the same that a {@link LeafHasher} makes of them. */
export function hashLeaf(bytes: Uint8Array): Digest {
  return createHash('sha256').update(prefix).update(bytes).digest('binary')
}
