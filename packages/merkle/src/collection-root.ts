import { type Digest, domains, sha256 } from './digest.ts'

/** Leaves whose digests make one piece. A receiver asks for a long list and checks it piece by piece. */
export const leavesInPiece = 4096

/** @param leaves - digests of {@link leavesInPiece} leaves in a row, or of the last ones of a collection */
export function hashPiece(leaves: readonly Digest[]): Digest {
  return hashText(domains.piece, leaves.join(''))
}

/** The root of a collection. It binds how many items and leaves there are. */
export function hashCollection(contents: {
  readonly items: number
  readonly leaves: number
  /** Their digests, in order. */
  readonly pieces: readonly Digest[]
}): Digest {
  const { items, leaves, pieces } = contents
  return hashText(domains.collection, eightBytes(items) + eightBytes(leaves) + pieces.join(''))
}

function hashText(domain: number, bytes: string): Digest {
  return sha256(Buffer.from(String.fromCharCode(domain) + bytes, 'latin1'))
}

/** Little-endian. */
function eightBytes(count: number): string {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(count))
  return bytes.toString('latin1')
}
