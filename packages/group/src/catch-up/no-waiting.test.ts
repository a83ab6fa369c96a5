import { decodeLogMessage, decodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import { createCluster, observerInvite } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const electionMs = 4000

test('a joiner fetches the snapshot and replays what follows it without waiting for an order to come again', async () => {
  const cluster = createCluster({
    seed: 77,
    // The snapshot stands for the first half, and the rest is more than a leader streams.
    settings: { electionMs, snapshotEvery: 500, keptLogBytes: 0, replayBytes: 1000, markEvery: 0 },
  })
  await cluster.voters(['a'])
  const leader = cluster.node('a')
  for (let sequence = 1; sequence <= 900; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: `k${sequence % 5}`, add: 1 })
    await cluster.clock.settle(leader.group.propose([entry]))
  }
  await cluster.clock.until('a snapshot is kept', () => leader.group.status().snapshot !== null)
  const orders: string[] = []
  cluster.network.watch = ({ channel, body }) => {
    const read =
      channel === 'sync' ? decodeSnapshotMessage : channel === 'log' ? decodeLogMessage : null
    if (read?.(body.slice())?.type === 'catchUp') orders.push(channel)
  }
  const joiner = await cluster.join('b', leader, observerInvite)
  const begun = cluster.clock.now()
  await cluster.converged()
  expect([...new Set(orders)]).toEqual(['sync', 'log'])
  expect(joiner.machine.capture()).toEqual(leader.machine.capture())
  expect(cluster.clock.now() - begun).toBeLessThan(electionMs / 4)
})
