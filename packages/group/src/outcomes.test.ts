import { expect, test } from 'vitest'
import { createCluster, type Node } from './testing/cluster.ts'
import { addEntry, counted } from './testing/counter-machine.ts'
import type { Wait } from './types.ts'

function add(node: Node, client: string, wait: Wait = {}) {
  return node.group.propose([addEntry({ client, sequence: 1, key: 'k', add: 1 })], wait)
}

async function three(seed: number, settings = {}) {
  const cluster = createCluster({ seed, settings })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [follower, third] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined || third === undefined) throw new Error('three nodes were made')
  return { cluster, leader, follower, third }
}

test('without a leader a write is held and then unavailable, not-applied', async () => {
  const { cluster, leader, follower, third } = await three(31)
  leader.crash('dropAll')
  third.crash('dropAll')
  await cluster.clock.until('no leader', () => follower.group.status().leader === null)
  expect(follower.group.status().health).toBe('degraded(no leader: 1 of 3 voters here, 2 needed)')
  await expect(cluster.clock.settle(add(follower, 'x', { deadlineMs: 700 }))).rejects.toMatchObject(
    { code: 'unavailable', outcome: 'not-applied', message: 'no leader' },
  )
})

test('voters that are connected, and say nothing, are told apart from those that are away', async () => {
  const { cluster, leader, follower } = await three(38)
  // As of members whose logs diverged: connections stay, and nobody votes.
  cluster.network.drop = ({ channel }) => channel === 'urgent' || channel === 'append'
  const health = () => follower.group.status().health
  await cluster.clock.until('no leader', () => follower.group.status().leader === null)
  // In any election nobody leads for a while.
  expect(health()).toBe('degraded(no leader)')
  await cluster.clock.pass(10_000)
  for (const { group } of [follower, leader]) {
    expect(group.status().health).toBe('degraded(no leader: 1 of 3 voters heard, 2 needed)')
  }
  cluster.network.drop = () => false
  await cluster.leader()
  expect(health()).toBe('ok')
})

test('a voter that follows a leader beyond reach is heard of as little as one that hangs', async () => {
  const { cluster, leader, follower, third } = await three(40)
  cluster.network.cut([follower.replica], [leader.replica])
  await cluster.clock.until('no leader', () => follower.group.status().leader === null)
  await cluster.clock.pass(10_000)
  const told = 'degraded(no leader: 1 of 3 voters heard, 2 needed)'
  expect([follower, third].map(({ group }) => group.status().health)).toEqual([told, 'ok'])
  cluster.network.heal()
  await cluster.clock.until('a leader', () => follower.group.status().leader !== null)
  expect(follower.group.status().health).toBe('ok')
})

test('voters that answer, and among which nobody can lead, are no silent ones', async () => {
  const { cluster, follower } = await three(39)
  // Everybody asks, and is told no in time: what answers carry is lost, but for that they came.
  cluster.network.drop = ({ to, channel }) => channel === 'append' || to !== follower.replica
  await cluster.clock.until('no leader', () => follower.group.status().leader === null)
  await cluster.clock.pass(10_000)
  expect(follower.group.status().health).toBe('degraded(no leader)')
})

test('a write that is held goes through as soon as there is a leader again', async () => {
  const { cluster, leader, follower, third } = await three(32)
  leader.crash('dropAll')
  third.crash('dropAll')
  await cluster.clock.until('no leader', () => follower.group.status().leader === null)
  const write = add(follower, 'x', { deadlineMs: 20_000 })
  await cluster.clock.pass(1000)
  await third.start()
  const [answer] = await cluster.clock.settle(write)
  expect(answer && counted(answer.result)).toBe(1)
})

test('more than may be held without a leader is refused as overloaded, the rest stays held', async () => {
  const { cluster, leader, follower, third } = await three(33, { maxHeldBytes: 200 })
  leader.crash('dropAll')
  third.crash('dropAll')
  await cluster.clock.until('no leader', () => follower.group.status().leader === null)
  const writes = Array.from({ length: 10 }, (_, at) => add(follower, `x${at}`, { deadlineMs: 900 }))
  const codes = writes.map((write) =>
    write.then(
      () => 'ok',
      (error: { code: string }) => error.code,
    ),
  )
  const told = await cluster.clock.settle(Promise.all(codes))
  expect(new Set(told)).toEqual(new Set(['overloaded', 'unavailable']))
  expect(told.indexOf('overloaded')).toBeGreaterThan(told.indexOf('unavailable'))
})

test('a write whose leader was cut off after it was sent is unknown', async () => {
  const { cluster, leader, follower, third } = await three(34)
  cluster.network.cut([leader.replica], [third.replica, follower.replica])
  await expect(cluster.clock.settle(add(leader, 'x', { deadlineMs: 400 }))).rejects.toMatchObject({
    code: 'unknown_outcome',
    outcome: 'unknown',
  })
})

test('a write in the log of a leader that lost its place is tried again through the next, once', async () => {
  const { cluster, leader, follower, third } = await three(35)
  cluster.network.cut([leader.replica], [third.replica, follower.replica])
  const write = add(leader, 'x', { deadlineMs: 30_000 })
  await cluster.clock.settle(add(await cluster.leader([follower, third]), 'y'))
  cluster.network.heal()
  const [answer] = await cluster.clock.settle(write)
  expect(answer && counted(answer.result)).toBe(2)
  await cluster.converged()
  expect(leader.machine.history).toEqual(follower.machine.history)
})

test('a forwarded write whose connection breaks before the answer is unknown', async () => {
  const { cluster, leader, follower, third } = await three(36)
  cluster.network.drop = ({ from, channel }) => from === leader.replica && channel === 'forward'
  const write = add(follower, 'x', { deadlineMs: 5000 })
  await cluster.clock.pass(50)
  cluster.network.cut([leader.replica], [follower.replica])
  await expect(cluster.clock.settle(write)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(third.group.status().commit).toBeGreaterThan(0)
})

test('a repeat is answered with the revision of the first time, whoever takes it', async () => {
  const { cluster, leader, follower } = await three(40)
  const [first] = await cluster.clock.settle(add(leader, 'x'))
  await cluster.clock.settle(add(leader, 'y'))
  for (const node of [leader, follower]) {
    expect(await cluster.clock.settle(add(node, 'x'))).toEqual([first])
  }
})

test('what the machine refuses never reaches the log', async () => {
  const { cluster, leader } = await three(37)
  const { lastIndex } = leader.group.status()
  const refused = leader.group.propose([new Uint8Array(3)])
  await expect(refused).rejects.toMatchObject({ code: 'invalid_command', outcome: 'not-applied' })
  const large = leader.group.propose([new Uint8Array(5 * 1024 * 1024)])
  await expect(large).rejects.toMatchObject({ code: 'limit_exceeded' })
  await expect(leader.group.propose([])).rejects.toMatchObject({ code: 'invalid_command' })
  await cluster.clock.pass(200)
  expect(leader.group.status().lastIndex).toBe(lastIndex)
})

test('a signal ends the wait, and a write that was sent goes on', async () => {
  const { cluster, leader } = await three(38)
  const early = new AbortController()
  const unsent = add(leader, 'x', { signal: early.signal })
  early.abort(new Error('the client left'))
  await expect(unsent).rejects.toMatchObject({ outcome: 'not-applied' })
  const late = new AbortController()
  const sent = add(leader, 'y', { signal: late.signal })
  await cluster.clock.pass(1)
  late.abort(new Error('the client left'))
  await expect(sent).rejects.toMatchObject({ code: 'unknown_outcome' })
  const already = AbortSignal.abort(new Error('gone'))
  await expect(add(leader, 'z', { signal: already })).rejects.toMatchObject({
    code: 'deadline_exceeded',
  })
  await cluster.converged()
  expect(leader.machine.capture().values.get('k')).toBe(1)
})

test('too many bytes under way are refused as overloaded with a time to come again', async () => {
  const { cluster, leader } = await three(39, { maxWaitingBytes: 150 })
  const writes = ['x', 'y', 'z', 'w'].map((client) => add(leader, client))
  const settled = await cluster.clock.settle(Promise.allSettled(writes))
  const refused = settled.find(({ status }) => status === 'rejected')
  expect(refused).toMatchObject({ reason: { code: 'overloaded', retryAfterMs: 100 } })
  expect(settled[0]?.status).toBe('fulfilled')
  expect(leader.group.status().counters.overloaded).toBeGreaterThan(0)
})

test('writes of one turn through a follower travel as one request and one answer', async () => {
  const { cluster, leader, follower } = await three(40)
  let frames = 0
  cluster.network.watch = ({ channel }) => {
    if (channel === 'forward') frames += 1
  }
  const writes = Array.from({ length: 50 }, (_, at) => add(follower, `c${at}`))
  const answers = await cluster.clock.settle(Promise.all(writes))
  expect(answers.map(([answer]) => answer && counted(answer.result))).toEqual(
    Array.from({ length: 50 }, (_, at) => at + 1),
  )
  expect(frames).toBe(2)
  expect(leader.machine.capture().values.get('k')).toBe(50)
})

test('results that are too large for one frame come in several', async () => {
  const { cluster, follower } = await three(41, { maxCommandBytes: 150, maxMessageBytes: 4096 })
  let answers = 0
  cluster.network.watch = ({ channel, to }) => {
    if (channel === 'forward' && to === follower.replica) answers += 1
  }
  const writes = Array.from({ length: 20 }, (_, at) => add(follower, `c${at}`))
  const told = await cluster.clock.settle(Promise.all(writes))
  expect(told.map(([answer]) => answer && counted(answer.result)).at(-1)).toBe(20)
  expect(answers).toBeGreaterThan(3)
})

test('a forwarded write that arrives twice is not refused for its second copy', async () => {
  const { cluster, leader, follower } = await three(41, { maxUncommittedBytes: 1 })
  cluster.network.duplicate = ({ channel }) => channel === 'forward'
  const outcomes = new Set<string>()
  for (let at = 0; at < 20; at += 1) {
    const before = leader.machine.history.length
    const outcome = await cluster.clock.settle(
      add(follower, `x${at}`).then(
        () => 'applied',
        ({ outcome: told }: { outcome: string }) => told,
      ),
    )
    await cluster.clock.pass(200)
    outcomes.add(outcome)
    if (outcome === 'not-applied') expect(leader.machine.history).toHaveLength(before)
  }
  expect(outcomes).toEqual(new Set(['applied']))
})
