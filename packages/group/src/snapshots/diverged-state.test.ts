import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const settings = { snapshotEvery: 10, keptLogBytes: 0, snapshotShare: 1 }
const counted = (node: Node) => node.machine.capture().values.get('k') ?? 0

test('a member that diverged does not start from what it kept of that', async () => {
  const cluster = createCluster({ seed: 321, settings })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const wrong = cluster.nodes.find((node) => node !== leader)
  if (wrong === undefined) throw new Error('three nodes were made')
  wrong.machine.miscountsFrom = wrong.group.status().applied + 1
  let written = 0
  const halted = () => wrong.group.status().health.includes('state_diverged')
  while (!halted()) {
    written += 1
    const entry = addEntry({ client: 'c', sequence: written, key: 'k', add: 1 })
    await cluster.clock.settle(leader.group.propose([entry]))
    await cluster.clock.pass(20)
  }
  await cluster.clock.pass(500)
  wrong.crash('keepAll')
  await wrong.start()
  expect([0, written]).toContain(counted(wrong))
  await cluster.converged()
  expect(counted(wrong)).toBe(written)
})

test('of what it kept, that of which a majority has the state is no evidence, and goes', async () => {
  const cluster = createCluster({ seed: 322, settings })
  const { clock, network } = cluster
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const wrong = cluster.nodes.find((node) => node !== leader)
  if (wrong === undefined) throw new Error('three nodes were made')
  const kept = () => wrong.group.status().snapshot?.index ?? 0
  let written = 0
  const addUntil = async (done: () => boolean) => {
    while (!done()) {
      written += 1
      const entry = addEntry({ client: 'c', sequence: written, key: 'k', add: 1 })
      await clock.settle(leader.group.propose([entry]))
      await clock.pass(20)
    }
  }
  await addUntil(() => kept() > 0)
  await clock.until('a majority vouches', () => wrong.group.status().lastMark?.sealed === true)
  const good = kept()
  wrong.machine.miscountsFrom = wrong.group.status().applied + 1
  network.drop = ({ channel, to }) => channel === 'sync' && to === wrong.replica
  await addUntil(() => kept() > good)
  const bad = kept()
  network.drop = () => false
  await clock.until('it is judged', () => wrong.group.status().repair !== null)
  await clock.pass(500)
  expect(await wrong.disk.list('./damaged')).toEqual([expect.stringMatching(`-${bad}$`)])
})
