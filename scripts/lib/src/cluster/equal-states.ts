import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../script/failure.ts'
import type { Peer } from './peer.ts'

const longestMs = 20_000

/**
 * Resolves with their root when all peers print the same `tesela debug state-hash`.
 * @throws Failure where two have different roots at one revision, or there is no common revision in time
 */
export async function assertEqualStates(
  peers: readonly Peer[],
  signal: AbortSignal,
): Promise<string> {
  const until = performance.now() + longestMs
  for (;;) {
    const hashes = await Promise.all(
      peers.map(async (peer) => {
        const output = await peer.run(['debug', 'state-hash', '--json'])
        return JSON.parse(output) as { readonly revision: number; readonly root: string }
      }),
    )
    const revisions = new Set(hashes.map(({ revision }) => revision))
    if (revisions.size === 1) {
      const [root = '', ...others] = new Set(hashes.map((hash) => hash.root))
      if (others.length === 0) return root
      throw new Failure(`The states differ: ${JSON.stringify(hashes)}`)
    }
    // Asked while something was still being applied.
    if (performance.now() > until) throw new Failure(`No common revision: ${[...revisions]}`)
    await delay(100, undefined, { signal })
  }
}
