import type { TermedRoots } from '@tesela/group'
import type { StateRoots } from '../service.ts'

/** The roots of a group's state with their digests as bytes. */
export function stateRootsOf(roots: TermedRoots): StateRoots {
  return {
    revision: roots.anchor,
    term: roots.term,
    root: bytesOf(roots.root),
    header: bytesOf(roots.header),
    sessions: bytesOf(roots.sessions),
    collections: roots.collections.map(({ name, root }) => ({ name, root: bytesOf(root) })),
  }
}

function bytesOf(digest: string): Uint8Array {
  return Buffer.from(digest, 'latin1')
}
