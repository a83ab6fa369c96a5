import { expect, test } from 'vitest'
import { createCluster, type Node } from './testing/cluster.ts'
import { addEntry } from './testing/counter-machine.ts'

function add(node: Node, sequence: number, deadlineMs?: number) {
  const entry = addEntry({ client: 'client', sequence, key: 'k', add: 1 })
  return node.group.propose([entry], deadlineMs === undefined ? {} : { deadlineMs })
}

const ways = ['with its connections', 'silently'] as const

test.each(ways)(
  'a leader cut off %s serves no linearizable read, while the others write on',
  async (way) => {
    const cluster = createCluster({ seed: 11 })
    await cluster.voters(['a', 'b', 'c'])
    const old = await cluster.leader()
    const others = cluster.nodes.filter((node) => node !== old)
    await cluster.clock.settle(add(old, 1))
    if (way === 'silently') {
      cluster.network.drop = ({ from, to }) => from === old.replica || to === old.replica
    } else {
      const away = others.map(({ replica }) => replica)
      cluster.network.cut([old.replica], away)
    }
    const read = old.group.read({ consistency: 'linearizable' }, { deadlineMs: 8000 })
    const next = await cluster.leader(others)
    await cluster.clock.settle(add(next, 2))
    await expect(cluster.clock.settle(read)).rejects.toMatchObject({ code: 'unavailable' })
    const stale = await old.group.read({ consistency: 'stale' })
    expect(stale).toMatchObject({ stale: true })
    expect(stale.state.values.get('k')).toBe(1)
    cluster.network.heal()
    cluster.network.drop = () => false
    await cluster.converged()
    const fresh = await cluster.clock.settle(old.group.read({ consistency: 'linearizable' }))
    expect(fresh.state.values.get('k')).toBe(2)
  },
)

test('after a restart local reads wait for a first ReadIndex; stale ones do not', async () => {
  const cluster = createCluster({ seed: 12 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  await cluster.clock.settle(add(leader, 1))
  await cluster.converged()
  const [follower, third] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined || third === undefined) throw new Error('three nodes were made')
  follower.crash('dropAll')
  cluster.network.cut([follower.replica], [leader.replica, third.replica])
  await follower.start()
  const early = follower.group.read({ consistency: 'local' }, { deadlineMs: 500 })
  await expect(cluster.clock.settle(early)).rejects.toMatchObject({ code: 'unavailable' })
  expect(follower.group.status().confirmed).toBe(false)
  expect((await follower.group.read({ consistency: 'stale' })).stale).toBe(true)
  const waiting = follower.group.read({ consistency: 'local' })
  cluster.network.heal()
  const read = await cluster.clock.settle(waiting)
  expect(read.state.values.get('k')).toBe(1)
  const again = await follower.group.read({ consistency: 'local' })
  expect(again.state.values.get('k')).toBe(1)
})

test('a session read on a member that is behind waits for the revision it names', async () => {
  const cluster = createCluster({ seed: 13 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [follower] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined) throw new Error('three nodes were made')
  await cluster.clock.until('confirmed', () => follower.group.status().confirmed)
  cluster.network.cut(
    [follower.replica],
    cluster.nodes.map(({ replica }) => replica),
  )
  const [written] = await cluster.clock.settle(add(leader, 1))
  const atLeast = written?.revision ?? 0
  const late = follower.group.read({ consistency: 'session', atLeast }, { deadlineMs: 300 })
  await expect(cluster.clock.settle(late)).rejects.toMatchObject({ outcome: 'not-applied' })
  const read = follower.group.read({ consistency: 'session', atLeast })
  cluster.network.heal()
  const { revision, state } = await cluster.clock.settle(read)
  expect(revision).toBeGreaterThanOrEqual(atLeast)
  expect(state.values.get('k')).toBe(1)
})

test('all reads of a turn share one round: as many heartbeats as for one', async () => {
  const cluster = createCluster({ seed: 14, settings: { heartbeatMs: 400, electionMs: 4000 } })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  let frames = 0
  cluster.network.watch = ({ from, channel }) => {
    if (from === leader.replica && channel === 'urgent') frames += 1
  }
  const reads = Array.from({ length: 100 }, () =>
    leader.group.read({ consistency: 'linearizable' }),
  )
  await cluster.clock.settle(Promise.all(reads))
  expect(frames).toBeLessThanOrEqual(4)
})

test('reads through a follower answer after the leader changed', async () => {
  const cluster = createCluster({ seed: 15 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [follower] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined) throw new Error('three nodes were made')
  await cluster.clock.settle(add(follower, 1))
  leader.crash('dropAll')
  const read = await cluster.clock.settle(follower.group.read({ consistency: 'linearizable' }))
  expect(read.state.values.get('k')).toBe(1)
})
