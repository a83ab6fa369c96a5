import { expect, test } from 'vitest'
import { createCountingClient } from './testing/client.ts'
import { createCluster } from './testing/cluster.ts'
import { auditPromises } from './testing/promise-audit.ts'

const seeds = [1, 2, 3]

test.each(seeds)(
  'every vote, vote request and acknowledgement leaves after the datasync that it promises (seed %i)',
  async (seed) => {
    const cluster = createCluster({ seed, syncMs: 8 })
    const audit = auditPromises(cluster)
    await cluster.voters(['a', 'b', 'c'])
    const client = createCountingClient(cluster, 'client', 'k')
    const done = client.run()
    await cluster.clock.until('some writes', () => client.acknowledged > 10)
    const leader = await cluster.leader()
    leader.crash('dropAll')
    await cluster.clock.until('more writes', () => client.acknowledged > 25)
    client.stop()
    await cluster.clock.settle(done)
    const { broken, promises } = await audit.verdict()
    expect(broken).toEqual([])
    expect(promises).toBeGreaterThan(30)
  },
)

test.each(seeds)(
  'no acknowledged write is lost when leaders lose power again and again (seed %i)',
  async (seed) => {
    const cluster = createCluster({ seed, syncMs: 8 })
    await cluster.voters(['a', 'b', 'c'])
    const clients = ['x', 'y', 'z'].map((name) => createCountingClient(cluster, name, name))
    const done = Promise.all(clients.map((client) => client.run()))
    const acknowledged = () => clients.reduce((sum, client) => sum + client.acknowledged, 0)
    for (const policy of ['dropAll', 'prefix', 'subset', 'keepAll'] as const) {
      const before = acknowledged()
      await cluster.clock.until('writes go on', () => acknowledged() > before + 10)
      const leader = await cluster.leader()
      leader.crash(policy)
      await cluster.clock.until('the others write', () => acknowledged() > before + 20)
      await leader.start()
    }
    for (const client of clients) client.stop()
    await cluster.clock.settle(done)
    await cluster.converged()
    for (const node of cluster.nodes) {
      const { values } = node.machine.capture()
      expect(clients.map((_, at) => values.get('xyz'.charAt(at)))).toEqual(
        clients.map((client) => client.acknowledged),
      )
      expect(node.machine.history).toEqual(cluster.node('a').machine.history)
    }
  },
)

test.each(seeds)(
  'no acknowledged write is lost when all lose power at once (seed %i)',
  async (seed) => {
    const cluster = createCluster({ seed, syncMs: 8 })
    await cluster.voters(['a', 'b', 'c'])
    const client = createCountingClient(cluster, 'client', 'k')
    const done = client.run()
    await cluster.clock.until('writes', () => client.acknowledged > 12)
    for (const node of cluster.nodes) node.crash('dropAll')
    const atLeast = client.acknowledged
    for (const node of cluster.nodes) await node.start()
    client.stop()
    await cluster.clock.settle(done)
    await cluster.converged()
    expect(cluster.node('b').machine.capture().values.get('k')).toBe(client.acknowledged)
    expect(client.acknowledged).toBeGreaterThanOrEqual(atLeast)
  },
)

test('answers of the leader that are lost and asked for again count once', async () => {
  const cluster = createCluster({ seed: 5 })
  await cluster.voters(['a', 'b', 'c'])
  cluster.network.drop = ({ channel }) => channel === 'forward' && cluster.random.below(3) === 0
  const clients = ['x', 'y'].map((name) => createCountingClient(cluster, name, name))
  const done = Promise.all(clients.map((client) => client.run()))
  await cluster.clock.until('writes', () => clients.every(({ acknowledged }) => acknowledged > 15))
  for (const client of clients) client.stop()
  await cluster.clock.settle(done)
  await cluster.converged()
  const { values } = cluster.node('c').machine.capture()
  expect([values.get('x'), values.get('y')]).toEqual(
    clients.map(({ acknowledged }) => acknowledged),
  )
})
