import type { GroupStatus } from '@tesela/client'
import type { Peer } from './peer.ts'

/** What a peer says of its group. Null while it does not answer, or is in none. */
export async function groupOf(peer: Peer): Promise<GroupStatus | null> {
  try {
    return (await peer.status()).group
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'unavailable') return null
    throw error
  }
}
