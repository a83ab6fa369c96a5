import { groupOf } from '../cluster/group-of.ts'
import type { Peer } from '../cluster/peer.ts'
import { Failure } from '../script/failure.ts'

export interface StateBytes {
  /** Of all leaves of the newest snapshot. */
  readonly leaves: number
  /** Of what is fetched beside them: a digest for each, and the manifest. An estimate. */
  readonly digests: number
}

/** packages/collections: about 64 items a leaf; half of that, to be on the safe side, and entries of 100 bytes. */
const leastLeafBytes = 3_200
const digestBytes = 32
const manifestBytes = 64 * 1_024

/** @throws Failure where the peers keep snapshots of different revisions */
export async function stateBytes(peers: readonly Peer[]): Promise<StateBytes> {
  const snapshots = await Promise.all(peers.map(async (peer) => (await groupOf(peer))?.snapshot))
  const [first] = snapshots
  if (
    first === undefined ||
    first === null ||
    new Set(snapshots.map((each) => each?.index)).size > 1
  ) {
    throw new Failure(`No common snapshot: ${JSON.stringify(snapshots)}`)
  }
  const digests = Math.ceil((first.bytes / leastLeafBytes) * digestBytes) + manifestBytes
  return { leaves: first.bytes, digests }
}
