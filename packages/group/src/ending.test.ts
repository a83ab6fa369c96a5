import { expect, test } from 'vitest'
import { createCluster, type Node, observerInvite } from './testing/cluster.ts'
import { addEntry } from './testing/counter-machine.ts'
import type { Wait } from './types.ts'

function add(node: Node, client: string, wait: Wait = {}) {
  return node.group.propose([addEntry({ client, sequence: 1, key: 'k', add: 1 })], wait)
}

test('an exception in apply halts the member: it acknowledges and votes on, and serves nothing', async () => {
  const cluster = createCluster({ seed: 51 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [broken, other] = cluster.nodes.filter((node) => node !== leader)
  if (broken === undefined || other === undefined) throw new Error('three nodes were made')
  broken.machine.explodesAt = broken.group.status().applied + 1
  await cluster.clock.settle(add(leader, 'x'))
  await cluster.clock.until('halted', () => broken.group.status().health.startsWith('halted'))
  expect(broken.complaints.filter((line) => line.startsWith('halted'))).toHaveLength(1)
  for (const refused of [add(broken, 'y'), broken.group.read({ consistency: 'stale' })]) {
    await expect(refused).rejects.toMatchObject({ code: 'halted', outcome: 'not-applied' })
  }
  // With the third member gone, only the halted one can make a majority.
  other.crash('dropAll')
  await cluster.clock.settle(add(leader, 'z'))
  expect(broken.group.status().durable).toBe(leader.group.status().lastIndex)
})

test('a read whose revision is applied right before the exception is told of it', async () => {
  const cluster = createCluster({ seed: 58 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const broken = cluster.nodes.find((node) => node !== leader)
  if (broken === undefined) throw new Error('three nodes were made')
  const { applied } = broken.group.status()
  broken.machine.explodesAt = applied + 2
  const asked = broken.group.read({ consistency: 'session', atLeast: applied + 1 })
  const read = Promise.allSettled([asked])
  // Too large for one run: they are applied one by one, in one slice.
  const key = 'k'.repeat(9000)
  const entries = [1, 2].map((sequence) => addEntry({ client: 'x', sequence, key, add: 1 }))
  await cluster.clock.settle(leader.group.propose(entries))
  expect(await cluster.clock.settle(read)).toMatchObject([{ reason: { code: 'halted' } }])
})

test('a leader that halts is replaced, and its callers are told', async () => {
  const cluster = createCluster({ seed: 52 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const others = cluster.nodes.filter((node) => node !== leader)
  leader.machine.explodesAt = leader.group.status().applied + 1
  await expect(cluster.clock.settle(add(leader, 'x'))).rejects.toMatchObject({ outcome: 'unknown' })
  const next = await cluster.leader(others)
  await cluster.clock.settle(add(next, 'y'))
  await cluster.clock.pass(10_000)
  expect(leader.group.status().role).toBe('follower')
  expect((await cluster.leader(others)).replica).toBe(next.replica)
})

test('a disk that fails is fatal once: nothing leaves this member afterwards', async () => {
  const cluster = createCluster({ seed: 53 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [follower] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined) throw new Error('three nodes were made')
  follower.breakDisk()
  await cluster.clock.settle(add(leader, 'x'))
  await cluster.clock.until('fatal', () => follower.fatal.length > 0)
  let frames = 0
  cluster.network.watch = ({ from }) => {
    if (from === follower.replica) frames += 1
  }
  await cluster.clock.settle(add(leader, 'y'))
  await cluster.clock.pass(3000)
  expect(frames).toBe(0)
  expect(follower.fatal).toHaveLength(1)
  await expect(add(follower, 'z')).rejects.toMatchObject({ code: 'unavailable' })
})

test('closing tells everybody who waits what is known, and refuses what comes', async () => {
  const cluster = createCluster({ seed: 54 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const others = cluster.nodes.filter((node) => node !== leader)
  cluster.network.cut(
    [leader.replica],
    others.map(({ replica }) => replica),
  )
  const sent = add(leader, 'x')
  const read = leader.group.read({ consistency: 'linearizable' })
  const applied = leader.group.whenApplied(1_000_000)
  await cluster.clock.pass(10)
  const closed = leader.group.close()
  await expect(sent).rejects.toMatchObject({ code: 'unknown_outcome' })
  await expect(read).rejects.toMatchObject({ code: 'unavailable', outcome: 'not-applied' })
  await expect(applied).rejects.toMatchObject({ code: 'unavailable' })
  await expect(add(leader, 'y')).rejects.toMatchObject({ code: 'unavailable' })
  await cluster.clock.settle(closed)
})

test('closing with grace lets what is under way finish', async () => {
  const cluster = createCluster({ seed: 55 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const write = add(leader, 'x')
  const closed = leader.group.close({ graceMs: 5000 })
  await cluster.clock.settle(write)
  await cluster.clock.settle(closed)
})

test('the leader lets time pass in the log when something is due, once', async () => {
  const cluster = createCluster({ seed: 56 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  await cluster.clock.settle(add(leader, 'x'))
  const due = leader.machine.logTime + 5000
  for (const { machine } of cluster.nodes) machine.due = due
  await cluster.clock.pass(4900)
  expect(leader.machine.logTime).toBeLessThan(due)
  await cluster.clock.until('a tick', () => leader.machine.logTime >= due)
  await cluster.clock.pass(3000)
  const ticks = leader.machine.history.filter((line) => line.includes('tick'))
  expect(ticks).toHaveLength(1)
})

test('a listener hears of a new leader and of progress', async () => {
  const cluster = createCluster({ seed: 57 })
  await cluster.voters(['a', 'b', 'c'])
  const [node] = cluster.nodes
  if (node === undefined) throw new Error('three nodes were made')
  const seen: number[] = []
  const stop = node.group.onChange(() => seen.push(node.group.status().applied))
  await cluster.clock.settle(add(node, 'x'))
  await cluster.converged()
  expect(seen.at(-1)).toBe(node.group.status().applied)
  stop()
  const before = seen.length
  await cluster.clock.settle(add(node, 'y'))
  expect(seen).toHaveLength(before)
})

test('a listener hears that an idle joiner is confirmed, whenever the confirmation comes', async () => {
  for (let seed = 60; seed < 70; seed++) {
    const cluster = createCluster({ seed, settings: { electionMs: 2000, heartbeatMs: 500 } })
    await cluster.voters(['a'])
    const joiner = await cluster.join('b', cluster.node('a'), observerInvite)
    let told = false
    joiner.group.onChange(() => {
      told ||= joiner.group.status().confirmed
    })
    await cluster.clock.until('confirmed', () => joiner.group.status().confirmed)
    await cluster.clock.until('told', () => told)
  }
})

test('a listener that throws is complained about, and costs nobody anything', async () => {
  const cluster = createCluster({ seed: 71 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  let heard = 0
  leader.group.onChange(() => {
    throw new Error('a bug of the listener')
  })
  leader.group.onChange(() => {
    heard += 1
  })
  await cluster.clock.settle(add(leader, 'x'))
  await cluster.converged()
  expect(leader.fatal).toEqual([])
  expect(heard).toBeGreaterThan(0)
  expect(leader.complaints.some((line) => line.includes('listener'))).toBe(true)
})
