import type { Cluster } from './cluster.ts'
import { joinGroup } from './join-group.ts'
import type { Peer } from './peer.ts'

/** Starts `count` peers and makes them one group of as many voters. */
export async function startVoters(cluster: Cluster, count: number): Promise<readonly Peer[]> {
  const peers = await Promise.all(Array.from({ length: count }, () => cluster.addPeer()))
  const [founder, ...others] = peers
  if (founder === undefined) return []
  await cluster.createGroup(founder)
  for (const joiner of others) await joinGroup(joiner, founder)
  return peers
}
