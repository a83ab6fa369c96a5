import { expect, test } from 'vitest'
import { type Cluster, createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const settings = { snapshotEvery: 20, keptLogBytes: 0, snapshotShare: 1 }

/** The last of these voters lost its state, and gets no other one while `cluster.network.drop` stays as it is. */
async function withoutState(
  seed: number,
  names: readonly string[],
): Promise<{ cluster: Cluster; leader: Node; others: readonly Node[]; hurt: Node }> {
  const cluster = createCluster({ seed, settings })
  await cluster.voters(names)
  const leader = await cluster.leader()
  for (let sequence = 1; sequence <= 60; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: 'k', add: 1 })
    await cluster.clock.settle(leader.group.propose([entry], { deadlineMs: 20_000 }))
  }
  await cluster.clock.until('every log is cut', () =>
    cluster.nodes.every(({ group }) => group.status().firstIndex > 20),
  )
  const others = cluster.nodes.filter((node) => node !== leader)
  const hurt = others.at(-1) ?? leader
  hurt.crash('keepAll')
  const snapshots = await hurt.disk.list('./snapshots')
  for (const name of snapshots.filter((one) => /^\d+-\d+$/.test(one))) {
    hurt.disk.corrupt(`./snapshots/${name}/manifest`, 40, 1)
  }
  cluster.network.drop = ({ channel }) => channel === 'sync'
  await hurt.start()
  await cluster.clock.pass(3000)
  expect(hurt.group.status().stateMissing).toBe(true)
  return { cluster, leader, others: others.slice(0, -1), hurt }
}

test('of two voters, the one that has the state stays until the other one has it, too', async () => {
  const { cluster, leader, hurt } = await withoutState(121, ['a', 'b'])
  const change = { kind: 'remove', replica: leader.replica } as const
  for (const { group } of [leader, hurt]) {
    const asked = cluster.clock.settle(group.changeMembers(change))
    await expect(asked).rejects.toMatchObject({ code: 'quorum_at_risk', outcome: 'not-applied' })
  }
  cluster.network.drop = () => false
  await cluster.clock.until('the state is there', () => !hurt.group.status().stateMissing)
  await cluster.clock.settle(hurt.group.changeMembers(change))
  expect(await cluster.leader([hurt])).toBe(hurt)
  expect(hurt.machine.capture().values.get('k')).toBe(60)
})

test('who lost its state may itself go, and of four voters another one may', async () => {
  const { cluster, leader, others, hurt } = await withoutState(122, ['a', 'b', 'c', 'd'])
  const { group } = leader
  const [first = leader, second = leader] = others
  await cluster.clock.settle(group.changeMembers({ kind: 'remove', replica: first.replica }))
  const asked = group.changeMembers({ kind: 'demote', replica: second.replica })
  await expect(cluster.clock.settle(asked)).rejects.toMatchObject({ code: 'quorum_at_risk' })
  await cluster.clock.settle(group.changeMembers({ kind: 'remove', replica: hurt.replica }))
  expect(group.status().members.map(({ id }) => id)).toEqual([leader.replica, second.replica])
})

test('of three voters none goes that may be the only one that has all and could lead', async () => {
  const { cluster, leader, others } = await withoutState(124, ['a', 'b', 'c'])
  const [behind = leader] = others
  // What is committed now only the leader has, and the one without a state.
  cluster.network.drop = ({ channel, to }) =>
    channel === 'sync' || (channel === 'append' && to === behind.replica)
  const change = { kind: 'remove', replica: leader.replica } as const
  const asked = cluster.clock.settle(leader.group.changeMembers(change))
  await expect(asked).rejects.toMatchObject({ code: 'quorum_at_risk' })
  const entry = addEntry({ client: 'd', sequence: 1, key: 'k', add: 1 })
  await cluster.clock.settle(leader.group.propose([entry]))
  leader.crash('keepAll')
  cluster.network.drop = () => false
  await leader.start()
  await cluster.converged()
  for (const { machine } of cluster.nodes) expect(machine.capture().values.get('k')).toBe(61)
})

test('who answers no question is none that the group could go on with: that is said, and in time', async () => {
  const cluster = createCluster({ seed: 130 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [asker = leader, silent = leader] = cluster.nodes.filter((node) => node !== leader)
  cluster.network.drop = ({ channel, from, to }) =>
    channel === 'forward' && [from, to].includes(silent.replica)
  const change = { kind: 'demote', replica: asker.replica } as const
  for (const { group } of [leader, asker]) {
    const asked = cluster.clock.settle(group.changeMembers(change, { deadlineMs: 10_000 }))
    await expect(asked).rejects.toMatchObject({ code: 'quorum_at_risk', outcome: 'not-applied' })
  }
  cluster.network.drop = () => false
  await cluster.clock.settle(leader.group.changeMembers(change))
})
