import { createCluster } from '../cluster/cluster.ts'
import { createLedger } from '../cluster/ledger.ts'
import { assertNothingLost } from '../cluster/lost-writes.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters } from '../cluster/writers.ts'

export interface Failover {
  readonly kills: number
  say(text: string): void
  readonly signal: AbortSignal
}

export interface FailoverResult {
  /** Milliseconds from each kill until writes went on at both other peers. */
  readonly pausesMs: readonly number[]
  readonly acknowledged: number
}

/**
 * Three daemons under load; kills the leader again and again, restarting it each time.
 * @throws Failure when an acknowledged write is missing on any peer at the end
 */
export async function failover({ kills, say, signal }: Failover): Promise<FailoverResult> {
  await using cluster = await createCluster({ name: 'failover', signal })
  const peers = await startVoters(cluster, 3)
  const ledger = createLedger()
  await using writers = startWriters({ map: 'writes', peers, ledger, pauseMs: 5, lanes: 2, signal })
  const bounds = { timeoutMs: 60_000, signal }
  const pausesMs: number[] = []
  const everyoneWrites = (since: number): Promise<number> =>
    waitFor(
      'writes from all three peers',
      () =>
        ledger.pauseAfter(
          since,
          peers.map(({ name }) => name),
        ),
      bounds,
    )

  for (let kill = 1; kill <= kills; kill += 1) {
    await everyoneWrites(performance.now())
    const leader = await cluster.leader()
    const others = peers.filter((peer) => peer !== leader).map(({ name }) => name)
    const killedAt = await leader.kill()
    const pause = await waitFor(
      'writes to go on',
      () => ledger.pauseAfter(killedAt, others),
      bounds,
    )
    pausesMs.push(pause)
    say(`kill ${kill} of ${kills}: ${leader.name} led; writes paused for ${pause.toFixed(0)} ms`)
    await leader.start()
    await cluster.reached([leader], ledger.revision)
  }
  await everyoneWrites(performance.now())
  await writers.stop()
  await assertNothingLost(cluster, 'writes', ledger)
  return { pausesMs, acknowledged: ledger.acknowledged.size }
}
