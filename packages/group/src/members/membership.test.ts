import { expect, test } from 'vitest'
import {
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
