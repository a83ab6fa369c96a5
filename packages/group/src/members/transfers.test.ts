import { expect, test } from 'vitest'
import { createCluster, type Node, observerInvite } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

let writes = 0
function add(node: Node) {
  writes += 1
  return node.group.propose([addEntry({ client: `t${writes}`, sequence: 1, key: 'k', add: 1 })])
}

async function threeVoters(seed: number) {
  const cluster = createCluster({ seed })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  await cluster.clock.pass(2000)
  const [one, other] = cluster.nodes.filter((node) => node !== leader)
  if (one === undefined || other === undefined) throw new Error('there are three')
  return { cluster, leader, one, other }
}

test('the leadership goes to the replica that was named, through the leader, the target and a third one', async () => {
  const { cluster, leader, one, other } = await threeVoters(201)
  for (const [through, to] of [
    [leader, one],
    [other, leader],
    [other, other],
  ] as const) {
    const asked = through.group.transferLeader(to.replica)
    expect(await cluster.clock.settle(asked)).toBe(to.replica)
    expect(to.group.status().role).toBe('leader')
    expect(await cluster.leader()).toBe(to)
  }
  // Who leads already has nothing to hand over.
  expect(await cluster.clock.settle(one.group.transferLeader(other.replica))).toBe(other.replica)
})

test('without a target the leadership leaves, and rather for a voter that does not mind', async () => {
  const { cluster, leader, one, other } = await threeVoters(202)
  const reluctant = { kind: 'prefer', replica: one.replica, reluctant: true } as const
  await cluster.clock.settle(leader.group.changeMembers(reluctant))
  expect(await cluster.clock.settle(one.group.transferLeader())).toBe(other.replica)
})

test('writes wait for the end of a transfer and are not lost', async () => {
  const { cluster, leader, one, other } = await threeVoters(203)
  const asked = leader.group.transferLeader(one.replica)
  const written = [leader, one, other].map((node) => add(node))
  await cluster.clock.settle(Promise.all([asked, ...written]))
  await cluster.converged()
  expect(one.machine.capture().values.get('k')).toBe(3)
})

test('a transfer to a voter that cannot take over is given up, and the leader leads on', async () => {
  const { cluster, leader, one } = await threeVoters(204)
  cluster.network.drop = ({ to, channel }) => to === one.replica && channel === 'append'
  await cluster.clock.settle(add(leader))
  const asked = leader.group.transferLeader(one.replica)
  await expect(cluster.clock.settle(asked)).rejects.toMatchObject({ code: 'transfer_aborted' })
  expect(leader.group.status().role).toBe('leader')
  await cluster.clock.settle(add(leader))
})

test('who does not vote cannot lead', async () => {
  const { cluster, leader, one } = await threeVoters(205)
  const observer = await cluster.join('d', leader, observerInvite)
  await cluster.clock.until('d follows', () => observer.group.status().role === 'observer')
  for (const { group } of [leader, one, observer]) {
    const asked = cluster.clock.settle(group.transferLeader(observer.replica))
    await expect(asked).rejects.toMatchObject({ code: 'not_a_voter' })
    const stranger = cluster.clock.settle(group.transferLeader('x/0000000000000000'))
    await expect(stranger).rejects.toMatchObject({ code: 'not_a_member' })
  }
})

test('a lone voter has nobody to hand over to', async () => {
  const cluster = createCluster({ seed: 206 })
  const founder = await cluster.found('a')
  const asked = cluster.clock.settle(founder.group.transferLeader())
  await expect(asked).rejects.toMatchObject({ code: 'transfer_aborted' })
  await cluster.clock.settle(founder.group.close({ graceMs: 1000 }))
})

test('a leader that closes hands over first, so that nobody waits for an election', async () => {
  const { cluster, leader, one, other } = await threeVoters(207)
  const last = add(leader)
  await cluster.clock.settle(leader.group.close({ graceMs: 5000 }))
  await cluster.clock.settle(last)
  const leaders = [one, other].map(({ group }) => group.status().leader)
  expect(leaders.filter((id) => id !== null && id !== leader.replica)).not.toEqual([])
})

test('a leader whose disk hangs hands over and says so', async () => {
  const { cluster, leader, one, other } = await threeVoters(208)
  leader.hangDisk()
  const written = add(leader)
  await cluster.clock.until('another one leads', () => {
    return [one, other].some(({ group }) => group.status().role === 'leader')
  })
  expect(leader.group.status().health).toBe('degraded(the disk does not answer)')
  // The others have it, but this member cannot apply what its own disk does not hold.
  await expect(cluster.clock.settle(written)).rejects.toMatchObject({ code: 'unknown_outcome' })
})

test('a leader whose disk no longer notes what it promises hands over, too', async () => {
  const { cluster, leader, one, other } = await threeVoters(210)
  leader.hangDisk('watermark')
  // The log itself is still written: what this acknowledges could be lost and not be missed.
  await cluster.clock.settle(add(leader))
  await cluster.clock.until('another one leads', () => {
    return [one, other].some(({ group }) => group.status().role === 'leader')
  })
})

test('a leader whose disk hangs at the record of a snapshot hands over, too', async () => {
  const cluster = createCluster({ seed: 211, settings: { snapshotEvery: 5 } })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const others = cluster.nodes.filter((node) => node !== leader)
  let hung = false
  leader.disk.onOperation = ({ operation, path }) => {
    // It is complete: what the log says of it comes next.
    if (operation !== 'rename' || !path.startsWith('./snapshots/')) return
    hung = true
    leader.hangDisk('.wal')
  }
  const unanswered = () => void add(leader).catch(() => undefined)
  while (!hung) {
    unanswered()
    await cluster.clock.pass(50)
  }
  unanswered()
  await cluster.clock.until('another one leads', () => {
    return others.some(({ group }) => group.status().role === 'leader')
  })
})

test('a leader that can apply no more tells somebody else to lead, before an election could begin', async () => {
  const { cluster, leader, one, other } = await threeVoters(209)
  leader.machine.explodesAt = leader.group.status().lastIndex + 1
  const outcome = add(leader).catch(({ code }: { code: string }) => code)
  await cluster.clock.until(
    'another one leads',
    () => [one, other].some(({ group }) => group.status().role === 'leader'),
    900,
  )
  expect(await cluster.clock.settle(outcome)).toBe('unknown_outcome')
})
