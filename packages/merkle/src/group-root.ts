import { type Digest, domains, sha256 } from './digest.ts'

/** What the root of a group binds. */
export interface GroupParts {
  /** Of everything that is hashed; a number of its own for every change. */
  readonly format: number
  /** At most 255 bytes. */
  readonly groupId: Uint8Array
  /** Index and term of the entry at which the state was captured. */
  readonly anchor: number
  readonly term: number
  readonly header: Digest
  readonly sessions: Digest
  /** In the order of their names, which have at most 255 bytes. */
  readonly collections: readonly { readonly name: string; readonly root: Digest }[]
}

/** The root of a group: what two states are compared by first. */
export function hashGroup(parts: GroupParts): Digest {
  const { format, groupId, anchor, term, header, sessions, collections } = parts
  const numbers = Buffer.alloc(24)
  for (const [position, value] of [format, anchor, term].entries()) {
    numbers.writeBigUInt64LE(BigInt(value), 8 * position)
  }
  const chunks = [
    Buffer.from([domains.group]),
    numbers,
    Buffer.from([groupId.length]),
    groupId,
    Buffer.from(header + sessions, 'latin1'),
    ...collections.map(({ name, root }) =>
      Buffer.from(String.fromCharCode(name.length) + name + root, 'latin1'),
    ),
  ]
  return sha256(Buffer.concat(chunks))
}
