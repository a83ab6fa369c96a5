import { createCluster } from '../cluster/cluster.ts'
import { createLedger } from '../cluster/ledger.ts'
import { assertNothingLost } from '../cluster/lost-writes.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters } from '../cluster/writers.ts'
import { Failure } from '../script/failure.ts'

export interface PowerCut {
  readonly rounds: number
  say(text: string): void
  readonly signal: AbortSignal
}

const writesPerRound = 500

/**
 * Three daemons under load; kills all of them at once and starts them again, round by round.
 * Gives the number of acknowledged writes, all of which every peer holds.
 * @throws Failure when one is missing, or when the kills of a round took a second or more
 */
export async function powerCut({ rounds, say, signal }: PowerCut): Promise<number> {
  await using cluster = await createCluster({ name: 'power-cut', signal })
  const peers = await startVoters(cluster, 3)
  const names = peers.map(({ name }) => name)
  const ledger = createLedger()
  await using writers = startWriters({ map: 'writes', peers, ledger, pauseMs: 2, lanes: 4, signal })
  const writesGoOn = (since: number): Promise<number> =>
    waitFor('writes to go on', () => ledger.pauseAfter(since, names), { timeoutMs: 60_000, signal })

  for (let round = 1; round <= rounds; round += 1) {
    const enough = ledger.acknowledged.size + writesPerRound
    await waitFor(
      `${writesPerRound} more writes`,
      () => (ledger.acknowledged.size >= enough ? true : null),
      { timeoutMs: 60_000, signal },
    )
    const cutAt = performance.now()
    await Promise.all(peers.map((peer) => peer.kill()))
    const darkAt = performance.now()
    const took = darkAt - cutAt
    const before = ledger.acknowledged.size
    await Promise.all(peers.map((peer) => peer.start()))
    const back = await writesGoOn(darkAt)
    say(
      `round ${round} of ${rounds}: all three killed within ${took.toFixed(0)} ms, ${before} writes acknowledged by then; writes went on ${back.toFixed(0)} ms later`,
    )
    if (took >= 1_000) throw new Failure(`The kills took ${took.toFixed(0)} ms: no power cut.`)
  }
  await writers.stop()
  await assertNothingLost(cluster, 'writes', ledger)
  return ledger.acknowledged.size
}
