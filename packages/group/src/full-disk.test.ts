import { expect, test } from 'vitest'
import { type Cluster, createCluster, type Node } from './testing/cluster.ts'
import { addEntry } from './testing/counter-machine.ts'
import type { Wait } from './types.ts'

let sequence = 0

function add(node: Node, wait: Wait = {}) {
  sequence += 1
  return node.group.propose([addEntry({ client: 'x', sequence, key: 'k', add: 1 })], wait)
}

const isFull = (node: Node) => node.group.status().health === 'read-only(disk full)'
const noSpace = { code: 'unavailable', outcome: 'not-applied', details: { reason: 'disk_full' } }

async function read(cluster: Cluster, node: Node): Promise<number | undefined> {
  const view = await cluster.clock.settle(node.group.read({ consistency: 'linearizable' }))
  return view.state.values.get('k')
}

/** Writes, until these disks, which are full, show it. Gives how many writes were acknowledged. */
async function fill(cluster: Cluster, full: readonly Node[]): Promise<number> {
  for (const node of full) node.diskFull = true
  let written = 0
  for (let turn = 0; !full.every(isFull); turn++) {
    const node = cluster.nodes[turn % cluster.nodes.length]
    if (node === undefined) throw new Error('there are nodes')
    const [answer] = await Promise.allSettled([cluster.clock.settle(add(node))])
    if (answer.status === 'fulfilled') written += 1
    else expect(answer.reason).toMatchObject({ outcome: 'not-applied' })
    await cluster.clock.pass(30)
  }
  return written
}

test('a full leader hands over to the voter that has room, takes no writes, and may lead again', async () => {
  const cluster = createCluster({ seed: 211 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [fullToo, heir] = cluster.nodes.filter((node) => node !== leader)
  if (fullToo === undefined || heir === undefined) throw new Error('three nodes were made')
  // Two of three: who is asked first may be the one that is full as well.
  const written = await fill(cluster, [leader, fullToo])
  await cluster.clock.until('the heir leads', () => heir.group.status().role === 'leader')
  await expect(cluster.clock.settle(add(leader))).rejects.toMatchObject(noSpace)
  await cluster.clock.pass(20_000)
  expect(heir.group.status().role).toBe('leader')
  fullToo.diskFull = false
  await cluster.clock.until('space is found', () => !isFull(fullToo))
  for (let count = 0; count < 20; count++) await cluster.clock.settle(add(heir))
  expect(await read(cluster, heir)).toBe(written + 20)
  const stuck = leader.group.status().lastIndex
  expect(stuck).toBeLessThan(heir.group.status().lastIndex)
  leader.diskFull = false
  await cluster.converged()
  await cluster.clock.settle(leader.group.transferLeader(leader.replica))
  await cluster.clock.settle(add(leader))
  expect(await read(cluster, leader)).toBe(written + 21)
})

test('a full follower takes no entries and no writes, votes, and catches up when there is space', async () => {
  const cluster = createCluster({ seed: 212 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [follower, other] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined || other === undefined) throw new Error('three nodes were made')
  let written = await fill(cluster, [follower])
  // What is under way finds its place yet.
  while (leader.group.status().lastIndex - follower.group.status().lastIndex < 10) {
    await cluster.clock.settle(add(leader))
    written += 1
  }
  const { lastIndex, applied } = follower.group.status()
  await expect(cluster.clock.settle(add(follower))).rejects.toMatchObject(noSpace)
  for (let count = 0; count < 50; count++) await cluster.clock.settle(add(leader))
  written += 50
  expect(follower.group.status()).toMatchObject({ lastIndex })
  // What it has, it serves; what it lacks, it waits for in vain, and says why.
  const stale = await follower.group.read({ consistency: 'stale' })
  expect(stale.revision).toBeGreaterThanOrEqual(applied)
  await expect(
    cluster.clock.settle(
      follower.group.read({ consistency: 'linearizable' }, { deadlineMs: 2000 }),
    ),
  ).rejects.toMatchObject(noSpace)
  // Only with its vote the third member can lead.
  leader.crash('dropAll')
  await cluster.clock.until('the third leads', () => other.group.status().role === 'leader')
  follower.diskFull = false
  await cluster.converged([follower, other])
  await cluster.clock.settle(add(follower))
  expect(await read(cluster, follower)).toBe(written + 1)
})

test('where all disks are full the leader stays, nobody writes, and reads are served, also by the next leader', async () => {
  const cluster = createCluster({ seed: 213 })
  await cluster.voters(['a', 'b', 'c'])
  const written = await fill(cluster, cluster.nodes)
  await cluster.clock.pass(5000)
  const leader = await cluster.leader()
  const others = cluster.nodes.filter((node) => node !== leader)
  const { term } = leader.group.status()
  await cluster.clock.pass(20_000)
  expect(leader.group.status()).toMatchObject({ role: 'leader', term })
  for (const node of cluster.nodes) {
    await expect(cluster.clock.settle(add(node))).rejects.toMatchObject(noSpace)
  }
  const counted = await read(cluster, leader)
  expect(counted).toBeGreaterThanOrEqual(written)
  leader.crash('dropAll')
  const next = await cluster.leader(others)
  expect(await read(cluster, next)).toBe(counted)
  await leader.start()
  await cluster.clock.until('it is full from the start', () => isFull(leader))
  for (const node of cluster.nodes) node.diskFull = false
  await cluster.clock.until('space is found', () => !cluster.nodes.some(isFull))
  await cluster.converged()
  await cluster.clock.settle(add(leader))
  expect(await read(cluster, leader)).toBe((counted ?? 0) + 1)
})

test('the writes of a member with room are told that the leader has none, where nobody can take over', async () => {
  const cluster = createCluster({ seed: 214 })
  await cluster.voters(['a'])
  const founder = cluster.node('a')
  const learner = await cluster.join('b', founder, Uint8Array.of(2))
  await cluster.clock.until('it follows', () => learner.group.status().confirmed)
  await fill(cluster, [founder])
  await cluster.clock.pass(2000)
  await expect(cluster.clock.settle(add(learner))).rejects.toMatchObject(noSpace)
  founder.diskFull = false
  await cluster.clock.until('space is found', () => !isFull(founder))
  await cluster.clock.settle(add(learner))
})

test('the writes of a member with room wait while the leader hands over', async () => {
  const cluster = createCluster({ seed: 215 })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [follower] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined) throw new Error('three nodes were made')
  const written = await fill(cluster, [leader])
  await cluster.clock.settle(add(follower))
  expect(leader.group.status().role).toBe('follower')
  expect(await read(cluster, follower)).toBe(written + 1)
})

test('a lone voter that is full serves reads, also after a restart, and writes when there is space', async () => {
  const cluster = createCluster({ seed: 216 })
  await cluster.voters(['a'])
  const node = cluster.node('a')
  const written = await fill(cluster, [node])
  expect(await read(cluster, node)).toBe(written)
  for (let restart = 0; restart < 3; restart++) {
    node.crash('dropAll')
    await node.start()
    await cluster.clock.until('it leads', () => node.group.status().role === 'leader')
    expect(await read(cluster, node)).toBe(written)
  }
  expect(node.fatal).toEqual([])
  node.diskFull = false
  await cluster.clock.until('space is found', () => !isFull(node))
  await cluster.clock.settle(add(node))
  expect(await read(cluster, node)).toBe(written + 1)
})

test('a writer who is refused and writes again at once is refused again, and not forgotten', async () => {
  const cluster = createCluster({ seed: 219 })
  const founder = await cluster.found('a')
  await fill(cluster, [founder])
  const refusals: Error[] = []
  const write = () => {
    founder.group.write([addEntry({ client: 'y', sequence: 1, key: 'k', add: 1 })], {
      committed: () => undefined,
      failed(error) {
        refusals.push(error)
        if (refusals.length < 3) write()
      },
    })
  }
  write()
  await cluster.clock.until('all were told', () => refusals.length === 3, 1000)
  for (const refusal of refusals) expect(refusal).toMatchObject(noSpace)
})
