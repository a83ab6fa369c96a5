import { Failure } from '../script/failure.ts'
import type { Cluster } from './cluster.ts'
import { heldLines } from './held-lines.ts'
import type { Ledger } from './ledger.ts'

/**
 * Counts on every peer, by a linearizable export, that each acknowledged write of the map is there.
 * @throws Failure naming the peer that lost one, or that holds one that nobody wrote
 */
export async function assertNothingLost(
  cluster: Cluster,
  map: string,
  ledger: Ledger,
): Promise<void> {
  for (const peer of cluster.peers) {
    const { lines } = await heldLines(peer, map, cluster.directory)
    const { lost, strange } = ledger.compare(lines)
    if (lost.length + strange.length === 0) continue
    throw new Failure(
      `${peer.name} lost ${lost.length} of ${ledger.acknowledged.size} acknowledged writes and holds ${strange.length} that nobody wrote: ${[...lost, ...strange].slice(0, 3).join(' ')}`,
    )
  }
}
