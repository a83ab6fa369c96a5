import { expect, test } from 'vitest'
import {
  type Cluster,
  createCluster,
  type Node,
  observerInvite,
  readOnlyInvite,
  voterInvite,
} from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

function add(node: Node, client: string) {
  return node.group.propose([addEntry({ client, sequence: 1, key: 'k', add: 1 })])
}

test('a learner whose wanted role is voter is promoted once it has caught up', async () => {
  const cluster = createCluster({ seed: 21 })
  const founder = await cluster.found('a')
  for (let at = 0; at < 50; at += 1) await cluster.clock.settle(add(founder, `c${at}`))
  const joiner = await cluster.join('b', founder)
  await cluster.clock.until('b votes', () => joiner.group.status().role === 'follower')
  expect(joiner.machine.capture().values.get('k')).toBe(50)
  const member = founder.group.status().members.find(({ id }) => id === joiner.replica)
  expect(member).toMatchObject({ voter: true, reachable: true, role: 'voter' })
})

test('an observer follows the log, forwards writes, and is never promoted', async () => {
  const cluster = createCluster({ seed: 22 })
  const founder = await cluster.found('a')
  const observer = await cluster.join('o', founder, observerInvite)
  await cluster.clock.until('o follows', () => observer.group.status().role === 'observer')
  await cluster.clock.settle(add(observer, 'client'))
  await cluster.clock.pass(5000)
  expect(observer.group.status().role).toBe('observer')
  expect(founder.group.status().members.find(({ id }) => id === observer.replica)?.voter).toBe(
    false,
  )
  expect(observer.machine.capture().values.get('k')).toBe(1)
})

test('a read-only member reads, and its writes are refused by itself and by the leader', async () => {
  const cluster = createCluster({ seed: 28 })
  const founder = await cluster.found('a')
  const reader = await cluster.join('o', founder, readOnlyInvite)
  await cluster.clock.until('o knows the leader', () => reader.group.status().leader !== null)
  // Its own state does not tell it yet that it may not write: the leader does.
  const asked = cluster.clock.settle(add(reader, 'early'))
  await expect(asked).rejects.toMatchObject({ code: 'permission_denied', outcome: 'not-applied' })
  await cluster.clock.until('o follows', () => reader.group.status().role === 'observer')
  await expect(add(reader, 'late')).rejects.toMatchObject({ code: 'permission_denied' })
  const read = await cluster.clock.settle(reader.group.read({ consistency: 'linearizable' }))
  expect(read.state.values.size).toBe(0)
})

/** The disk of the node is gone; the peer joins again as another replica. */
async function joinAgain(cluster: Cluster, lost: Node, through: Node, invite?: Uint8Array) {
  if (lost.running) lost.crash('keepAll')
  return cluster.join(lost.name, through, invite)
}

function livesOf(name: string, { group }: Node): readonly string[] {
  return [...group.members().keys()].filter((id) => id.startsWith(`${name}/`))
}

test('a peer that lost its log joins again, and takes its own place in one change', async () => {
  const cluster = createCluster({ seed: 30 })
  await cluster.voters(['a', 'b', 'c'])
  const lost = cluster.node('c')
  const leader = await cluster.leader()
  if (leader === lost) lost.crash('keepAll')
  const [a, b] = [cluster.node('a'), cluster.node('b')]
  const through = await cluster.leader([a, b])
  await cluster.clock.settle(add(through, 'before'))
  const again = await joinAgain(cluster, lost, through)
  await cluster.clock.until('c votes again', () => again.group.status().role === 'follower')
  expect(livesOf('c', through)).toEqual([again.replica])
  const entry = through.machine.history.filter((line) => line.includes(`addVoter ${again.replica}`))
  expect(entry).toEqual([expect.stringContaining(`, remove ${lost.replica}`)])
  await cluster.converged([a, b, again])
  expect(again.machine.capture().values.get('k')).toBe(1)
  // It is a voter as good as any: one of the others may go.
  a.crash('keepAll')
  await cluster.clock.settle(add(await cluster.leader([b, again]), 'after'))
})

test('a peer that lost its log twice is what it became last', async () => {
  const cluster = createCluster({ seed: 31 })
  await cluster.voters(['a', 'b', 'c'])
  cluster.node('c').crash('keepAll')
  const rest = [cluster.node('a'), cluster.node('b')]
  const through = await cluster.leader(rest)
  // Appends to the second life are lost: it never catches up.
  cluster.network.drop = ({ to, channel }) => to.startsWith('c/') && channel === 'append'
  const second = await cluster.join('c', through)
  await cluster.clock.pass(3000)
  expect(livesOf('c', through)).toHaveLength(2)
  second.crash('keepAll')
  const third = await cluster.join('c', through)
  cluster.network.drop = () => false
  await cluster.clock.until('c votes again', () => third.group.status().role === 'follower')
  expect(livesOf('c', through)).toEqual([third.replica])
  await cluster.converged([...rest, third])
})

test('a voter that comes back by the invite of an observer leaves its vote behind', async () => {
  const cluster = createCluster({ seed: 32 })
  await cluster.voters(['a', 'b', 'c'])
  cluster.node('c').crash('keepAll')
  const rest = [cluster.node('a'), cluster.node('b')]
  const through = await cluster.leader(rest)
  const again = await cluster.join('c', through, observerInvite)
  await cluster.clock.until('what c was is gone', () => livesOf('c', through).length === 1)
  await cluster.converged([...rest, again])
  const { members } = through.group.status()
  expect(members.filter(({ voter }) => voter)).toHaveLength(2)
  expect(again.group.status().role).toBe('observer')
})

test('an observer that comes back is one member again', async () => {
  const cluster = createCluster({ seed: 33 })
  const founder = await cluster.found('a')
  const lost = await cluster.join('o', founder, observerInvite)
  await cluster.clock.until('o follows', () => lost.group.status().role === 'observer')
  const again = await joinAgain(cluster, lost, founder, observerInvite)
  await cluster.clock.until('o follows', () => livesOf('o', founder).length === 1)
  expect(livesOf('o', founder)).toEqual([again.replica])
})

test('of two voters, the one that is left cannot let the other one in again', async () => {
  const cluster = createCluster({ seed: 34 })
  await cluster.voters(['a', 'b'])
  cluster.node('b').crash('keepAll')
  const a = cluster.node('a')
  const asked = a.group.admit(
    {
      inviteId: voterInvite,
      peerId: 'b',
      incarnation: new Uint8Array(8).fill(9),
      addresses: ['b'],
    },
    { deadlineMs: 5000 },
  )
  await expect(cluster.clock.settle(asked)).rejects.toMatchObject({
    code: expect.stringMatching(/^(unavailable|deadline_exceeded)$/),
  })
  expect(livesOf('b', a)).toEqual([cluster.node('b').replica])
  expect(a.group.status().health).toBe('degraded(no leader: 1 of 2 voters here, 2 needed)')
})

test('a join through a follower is committed by the leader, and repeating it changes nothing', async () => {
  const cluster = createCluster({ seed: 23 })
  await cluster.voters(['a', 'b'])
  const leader = await cluster.leader()
  const follower = cluster.nodes.find((node) => node !== leader) ?? leader
  const joiner = await cluster.join('c', follower)
  await cluster.clock.until('c votes', () => joiner.group.status().role === 'follower')
  const { lastIndex } = leader.group.status()
  const identity = { peerId: 'c', incarnation: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 3) }
  const again = { inviteId: voterInvite, ...identity, addresses: [] }
  await cluster.clock.settle(Promise.all([follower.group.admit(again), leader.group.admit(again)]))
  expect(leader.group.status().lastIndex).toBe(lastIndex)
  expect(follower.group.members().has(joiner.replica)).toBe(true)
})

test('an invite that is none is refused on the leader and on a follower', async () => {
  const cluster = createCluster({ seed: 24 })
  await cluster.voters(['a', 'b'])
  const stranger = {
    inviteId: Uint8Array.of(9),
    peerId: 'x',
    incarnation: new Uint8Array(8),
    addresses: [],
  }
  for (const node of cluster.nodes) {
    await expect(cluster.clock.settle(node.group.admit(stranger))).rejects.toMatchObject({
      code: 'invite_refused',
    })
  }
})

test('a replica that no member record can describe is refused before it reaches the log', async () => {
  const cluster = createCluster({ seed: 29 })
  await cluster.voters(['a', 'b'])
  const leader = await cluster.leader()
  const { lastIndex } = leader.group.status()
  const good = {
    inviteId: voterInvite,
    peerId: 'x',
    incarnation: new Uint8Array(8),
    addresses: ['x'],
  }
  const bad = [
    { peerId: '' },
    { peerId: 'x'.repeat(600) },
    { incarnation: new Uint8Array(9) },
    { addresses: Array.from({ length: 33 }, () => 'x') },
    { addresses: ['x'.repeat(513)] },
    { inviteId: new Uint8Array(65) },
  ]
  for (const fields of bad) {
    const asked = cluster.clock.settle(leader.group.admit({ ...good, ...fields }))
    await expect(asked).rejects.toMatchObject({ code: 'invite_refused' })
  }
  expect(leader.group.status().lastIndex).toBe(lastIndex)
  expect(leader.fatal).toEqual([])
})

test('a follower that was away admits a leader that it does not know, because another member vouches', async () => {
  const cluster = createCluster({ seed: 25 })
  await cluster.voters(['a', 'b', 'c'])
  const away = cluster.node('c')
  away.crash('keepAll')
  for (const name of ['d', 'e']) {
    const joiner = await cluster.join(name, cluster.node('a'))
    await cluster.clock.until('it votes', () => joiner.group.status().role === 'follower')
  }
  for (let leader = await cluster.leader(); leader.name < 'd'; ) {
    leader.crash('keepAll')
    const next = await cluster.leader()
    await leader.start()
    leader = next
  }
  await cluster.clock.settle(add(cluster.node('a'), 'client'))
  await away.start()
  await cluster.clock.until('c has caught up', () => away.machine.capture().values.get('k') === 1)
  expect(away.group.status().leader).toMatch(/^[de]/)
})

test('a stranger for whom nobody vouches is no member', async () => {
  const cluster = createCluster({ seed: 26 })
  await cluster.voters(['a', 'b'])
  const asked = cluster.node('b').group.isMember('x/0000000000000000')
  expect(await cluster.clock.settle(asked)).toBe(false)
})

test('a member whose log is behind learns from the others that a newer replica belongs', async () => {
  const cluster = createCluster({ seed: 27 })
  await cluster.voters(['a', 'b', 'c'])
  const [a, b, c] = ['a', 'b', 'c'].map((name) => cluster.node(name))
  if (a === undefined || b === undefined || c === undefined) throw new Error('three were made')
  // Appends to c are lost: it stays behind although it is reachable.
  cluster.network.drop = ({ to, channel }) => to === c.replica && channel === 'append'
  const through = await cluster.leader([a, b, c])
  const joiner = await cluster.join('d', through)
  await cluster.clock.until('d is a member', () => a.group.members().has(joiner.replica))
  expect(c.group.members().has(joiner.replica)).toBe(false)
  expect(await cluster.clock.settle(c.group.isMember(joiner.replica))).toBe(true)
})
