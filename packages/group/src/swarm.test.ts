import { expect, test } from 'vitest'
import { createCountingClient } from './testing/client.ts'
import { type Cluster, createCluster, type Node, observerInvite } from './testing/cluster.ts'
import { auditPromises } from './testing/promise-audit.ts'

const seeds = Array.from({ length: Number(process.env.GROUP_SEEDS ?? 12) }, (_, at) => at + 1)
const policies = ['dropAll', 'prefix', 'subset', 'keepAll'] as const
const steps = 25
const sizes = [3, 5, 3, 2, 1]

/** One fault, or the end of one. One node is down at a time. */
async function disturb({ network, nodes, random }: Cluster): Promise<void> {
  const up = nodes.filter((node) => node.running)
  const victim = up[random.below(up.length)]
  const down = nodes.find((node) => !node.running)
  const policy = policies[random.below(policies.length)]
  if (victim === undefined || policy === undefined) return
  switch (random.below(7)) {
    case 0:
    case 1:
      if (down === undefined) victim.crash(policy)
      else await down.start()
      return
    case 2: {
      const others = up.filter((node) => node !== victim)
      network.cut(
        [victim.replica],
        others.map(({ replica }) => replica),
      )
      return
    }
    case 3: {
      const other = up[random.below(up.length)]
      if (other !== undefined) network.cut([victim.replica], [other.replica])
      return
    }
    case 4: {
      const rate = random.below(40)
      network.drop = () => random.below(100) < rate
      network.duplicate = () => random.below(100) < rate
      return
    }
    default:
      network.heal()
  }
}

test.each(seeds)(
  'crashes, cuts, losses and duplicates: exactly once, and linearizable (seed %i)',
  async (seed) => {
    const small =
      seed % 3 === 0 ? { maxMessageBytes: 1, maxInflightMessages: 1, maxCachedBytes: 1 } : {}
    const cluster = createCluster({ seed, syncMs: seed % 12, settings: small })
    await cluster.voters(['a', 'b', 'c', 'd', 'e'].slice(0, sizes[seed % sizes.length]))
    if (seed % 2 === 0) await cluster.join('o', await cluster.leader(), observerInvite)
    const audit = seed % 4 === 0 ? auditPromises(cluster) : null
    const clients = ['x', 'y', 'z'].map((name) => createCountingClient(cluster, name, name))
    const done = Promise.all(clients.map((client) => client.run()))
    for (let step = 0; step < steps; step += 1) {
      await disturb(cluster)
      await cluster.clock.pass(cluster.random.below(1500))
    }
    cluster.network.heal()
    cluster.network.drop = () => false
    for (const node of cluster.nodes) if (!node.running) await node.start()
    for (const client of clients) client.stop()
    await cluster.clock.settle(done)
    await cluster.converged()
    const [first, ...others] = cluster.nodes.map(({ machine }: Node) => machine)
    expect(clients.map((_, at) => first?.capture().values.get('xyz'.charAt(at)) ?? 0)).toEqual(
      clients.map(({ acknowledged }) => acknowledged),
    )
    for (const machine of others) expect(machine.history).toEqual(first?.history)
    for (const node of cluster.nodes) expect(node.fatal).toEqual([])
    expect((await audit?.verdict())?.broken ?? []).toEqual([])
  },
)
