import { groupOf } from './group-of.ts'
import type { Peer } from './peer.ts'

/** By its own word, and connected with everybody: exactly so many voters are members, and it is one of them. */
export async function isHealthyVoter(peer: Peer, count: number): Promise<boolean> {
  const group = await groupOf(peer)
  if (group === null || group.health !== 'ok' || group.leader === null) return false
  const voters = group.members.filter(({ role, connected }) => role === 'voter' && connected)
  const all = group.members.length === count && voters.length === count
  return all && voters.some(({ self }) => self)
}
