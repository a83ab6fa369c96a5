import { expect, test } from 'vitest'
import { type Cluster, createCluster, type Node, observerInvite } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'
import type { MemberChange } from '../types.ts'

let writes = 0
function add(node: Node) {
  writes += 1
  return node.group.propose([addEntry({ client: `w${writes}`, sequence: 1, key: 'k', add: 1 })])
}

async function threeVoters(seed: number): Promise<{ cluster: Cluster; leader: Node; other: Node }> {
  const cluster = createCluster({ seed })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  // What a leader knows of the others, it knows after an election timeout.
  await cluster.clock.pass(2000)
  const other = cluster.nodes.find((node) => node !== leader) ?? leader
  return { cluster, leader, other }
}

function roleOf(at: Node, replica: string): string {
  const member = at.group.status().members.find(({ id }) => id === replica)
  return member === undefined ? 'none' : `${member.voter ? 'votes' : 'follows'} as ${member.role}`
}

test('a demoted voter follows on as an observer, and is not promoted again unless somebody asks', async () => {
  const { cluster, leader, other } = await threeVoters(101)
  const change = { kind: 'demote', replica: other.replica } as const
  const revision = await cluster.clock.settle(leader.group.changeMembers(change))
  expect(leader.group.status().applied).toBeGreaterThanOrEqual(revision)
  await cluster.clock.pass(5000)
  expect(roleOf(leader, other.replica)).toBe('follows as observer')
  expect(other.group.status().role).toBe('observer')
  await cluster.clock.settle(
    leader.group.changeMembers({ kind: 'promote', replica: other.replica }),
  )
  expect(roleOf(leader, other.replica)).toBe('votes as voter')
})

test('a change through a follower is made by the leader, applied here when it resolves, and harmless twice', async () => {
  const { cluster, leader, other } = await threeVoters(102)
  const third = cluster.nodes.find((node) => node !== leader && node !== other) ?? leader
  const change = { kind: 'remove', replica: third.replica } as const
  const revision = await cluster.clock.settle(other.group.changeMembers(change))
  expect(other.group.status().applied).toBeGreaterThanOrEqual(revision)
  expect(other.group.members().has(third.replica)).toBe(false)
  const { lastIndex } = leader.group.status()
  await cluster.clock.settle(
    Promise.all([other, leader].map(({ group }) => group.changeMembers(change))),
  )
  expect(leader.group.status().lastIndex).toBe(lastIndex)
})

test('a voter that is removed is told so before it is let go of', async () => {
  const { cluster, leader, other } = await threeVoters(116)
  cluster.network.dismisses = true
  const change = { kind: 'remove', replica: other.replica } as const
  await cluster.clock.settle(leader.group.changeMembers(change))
  await cluster.clock.until('it knows', () => other.group.status().role === 'joining', 1000)
})

test('a leader removes itself, and the others go on', async () => {
  const { cluster, leader } = await threeVoters(103)
  await cluster.clock.settle(
    leader.group.changeMembers({ kind: 'remove', replica: leader.replica }),
  )
  const rest = cluster.nodes.filter((node) => node !== leader)
  const next = await cluster.leader(rest)
  await cluster.clock.settle(add(next))
  expect(next.group.status().members.map(({ id }) => id)).not.toContain(leader.replica)
})

test('a follower removes itself, although it may never hear that it did', async () => {
  const { cluster, other } = await threeVoters(104)
  const change = { kind: 'remove', replica: other.replica } as const
  expect(await cluster.clock.settle(other.group.changeMembers(change))).toBeGreaterThan(0)
})

test('a replica takes the place of another one in one step, while a third voter is away', async () => {
  const cluster = createCluster({ seed: 105 })
  await cluster.voters(['a', 'b', 'c'])
  const first = await cluster.leader()
  const next = await cluster.join('d', first, observerInvite)
  await cluster.clock.until('d follows', () => next.group.status().role === 'observer')
  const [old, away] = cluster.nodes.filter((node) => node !== first && node !== next)
  if (old === undefined || away === undefined) throw new Error('there are three voters')
  away.crash('keepAll')
  await cluster.clock.pass(2000)
  const change = { kind: 'replace', replica: old.replica, successor: next.replica } as const
  await cluster.clock.settle(first.group.changeMembers(change, { deadlineMs: 20_000 }))
  expect(roleOf(first, next.replica)).toBe('votes as voter')
  expect(first.group.members().has(old.replica)).toBe(false)
  old.crash('keepAll')
  await away.start()
  await cluster.converged([first, next, away])
  await cluster.clock.settle(add(away))
})

test('nobody says that the only voter was replaced before its successor knows', async () => {
  const cluster = createCluster({ seed: 115 })
  const old = await cluster.found('a')
  const [next, third] = [
    await cluster.join('b', old, observerInvite),
    await cluster.join('c', old, observerInvite),
  ]
  await cluster.clock.until('they follow', () =>
    [next, third].every(({ group }) => group.status().role === 'observer'),
  )
  await cluster.clock.pass(2000)
  // As soon as the old one has committed the end of the joint configuration, its successor hears no more of it.
  const before = old.group.status().confIndex
  cluster.network.drop = ({ from, to }) => {
    const { confIndex, commit } = old.group.status()
    return from === old.replica && to === next.replica && confIndex > before && commit > before + 1
  }
  let said = false
  const change = { kind: 'replace', replica: old.replica, successor: next.replica } as const
  const asked = third.group.changeMembers(change, { deadlineMs: 60_000 }).then(() => {
    said = true
  })
  await cluster.clock.until('it is applied', () => !third.group.members().has(old.replica))
  await cluster.clock.pass(3000)
  expect(said).toBe(false)
  cluster.network.drop = () => false
  await cluster.clock.settle(asked)
  old.crash('dropAll')
  next.crash('dropAll')
  await next.start()
  expect(await cluster.leader([next, third])).toBe(next)
})

test('a peer that lost its data takes its own place when it has caught up', async () => {
  const { cluster, leader, other } = await threeVoters(106)
  other.crash('dropAll')
  const again = await cluster.join(other.name, leader)
  await cluster.clock.until('it votes', () => again.group.status().role === 'follower')
  expect(leader.group.members().has(other.replica)).toBe(false)
  expect(leader.group.status().members.filter(({ voter }) => voter)).toHaveLength(3)
})

test('reluctance is kept in the record of a member', async () => {
  const { cluster, leader, other } = await threeVoters(107)
  for (const reluctant of [true, false]) {
    const change = { kind: 'prefer', replica: other.replica, reluctant } as const
    await cluster.clock.settle(other.group.changeMembers(change))
    expect(other.group.members().get(other.replica)?.reluctant).toBe(reluctant)
    expect(roleOf(leader, other.replica)).toBe('votes as voter')
  }
})

test.each([
  ['a stranger', 'not_a_member', { kind: 'promote', replica: 'x/0000000000000000' }],
  ['the wrong incarnation', 'not_a_member', { kind: 'remove', replica: 'a/00000000000000ff' }],
])('%s is refused as %s, on the leader and elsewhere', async (_name, code, change) => {
  const { cluster, leader, other } = await threeVoters(108)
  const { lastIndex } = leader.group.status()
  for (const { group } of [leader, other]) {
    const asked = cluster.clock.settle(group.changeMembers(change as MemberChange))
    await expect(asked).rejects.toMatchObject({ code, outcome: 'not-applied' })
  }
  expect(leader.group.status().lastIndex).toBe(lastIndex)
})

test('the last voter stays one', async () => {
  const cluster = createCluster({ seed: 109 })
  const founder = await cluster.found('a')
  for (const kind of ['remove', 'demote'] as const) {
    const asked = founder.group.changeMembers({ kind, replica: founder.replica })
    await expect(cluster.clock.settle(asked)).rejects.toMatchObject({ code: 'no_voters_left' })
  }
})

test('a voter whom the others need for a majority stays, and one that is away may go', async () => {
  const { cluster, leader, other } = await threeVoters(110)
  const away = cluster.nodes.find((node) => node !== leader && node !== other) ?? leader
  away.crash('keepAll')
  await cluster.clock.pass(3000)
  const { group } = await cluster.leader()
  const asked = group.changeMembers({ kind: 'remove', replica: other.replica })
  await expect(cluster.clock.settle(asked)).rejects.toMatchObject({ code: 'quorum_at_risk' })
  await cluster.clock.settle(group.changeMembers({ kind: 'remove', replica: away.replica }))
  expect(group.status().members).toHaveLength(2)
})

test('a learner that has not caught up is not promoted by hand', async () => {
  const { cluster, leader } = await threeVoters(111)
  const learner = await cluster.join('d', leader, observerInvite)
  await cluster.clock.until('d follows', () => learner.group.status().role === 'observer')
  cluster.network.drop = ({ to, channel }) => to === learner.replica && channel === 'append'
  for (let at = 0; at < 40; at += 1) await cluster.clock.settle(add(leader))
  await cluster.clock.pass(500)
  const change = { kind: 'promote', replica: learner.replica } as const
  const asked = cluster.clock.settle(leader.group.changeMembers(change))
  await expect(asked).rejects.toMatchObject({ code: 'member_lagging' })
  cluster.network.drop = () => false
  await cluster.clock.until('d has caught up', () => {
    const { members } = leader.group.status()
    return members.find(({ id }) => id === learner.replica)?.progress?.lag === 0
  })
  await cluster.clock.settle(leader.group.changeMembers(change))
  expect(roleOf(leader, learner.replica)).toBe('votes as voter')
})

test('a change that is meant for another configuration is refused', async () => {
  const { cluster, leader, other } = await threeVoters(112)
  const { confIndex } = other.group.status()
  const reluctant = { kind: 'prefer', replica: other.replica, reluctant: true } as const
  await cluster.clock.settle(leader.group.changeMembers(reluctant, { expectConfIndex: confIndex }))
  const late = { kind: 'demote', replica: other.replica } as const
  for (const { group } of [leader, other]) {
    const asked = group.changeMembers(late, { expectConfIndex: confIndex })
    await expect(cluster.clock.settle(asked)).rejects.toMatchObject({ code: 'members_changed' })
  }
})

test('several changes at once wait for each other', async () => {
  const { cluster, leader, other } = await threeVoters(113)
  const third = cluster.nodes.find((node) => node !== leader && node !== other) ?? leader
  await cluster.clock.settle(
    Promise.all([
      leader.group.changeMembers({ kind: 'demote', replica: third.replica }),
      other.group.changeMembers({ kind: 'prefer', replica: other.replica, reluctant: true }),
      third.group.changeMembers({ kind: 'prefer', replica: leader.replica, reluctant: true }),
    ]),
  )
  expect(roleOf(leader, third.replica)).toBe('follows as observer')
  for (const id of [leader.replica, other.replica]) {
    expect(leader.group.members().get(id)?.reluctant).toBe(true)
  }
})

test('a repetition after a lost answer does not undo what others did since', async () => {
  const { cluster, leader, other } = await threeVoters(114)
  // The answers to `other` are lost until somebody else has changed the same member again.
  cluster.network.drop = ({ to, channel }) => to === other.replica && channel === 'forward'
  const change = { kind: 'prefer', replica: leader.replica, reluctant: true } as const
  const asked = other.group.changeMembers(change, { deadlineMs: 20_000 })
  const outcome = asked.then(
    () => 'resolved',
    ({ code }: { code: string }) => code,
  )
  await cluster.clock.until('it is applied', () => {
    return leader.group.members().get(leader.replica)?.reluctant === true
  })
  await cluster.clock.settle(leader.group.changeMembers({ ...change, reluctant: false }))
  cluster.network.drop = () => false
  expect(await cluster.clock.settle(outcome)).toBe('unknown_outcome')
  expect(leader.group.members().get(leader.replica)?.reluctant).toBe(false)
})
