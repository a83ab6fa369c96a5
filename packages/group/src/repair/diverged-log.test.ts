import { expect, test } from 'vitest'
import { decodeSyncFrame } from '../codec/sync-codec.ts'
import { type Cluster, createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const health = ({ group }: Node) => group.status().health
const isHalted = (node: Node) => health(node).startsWith('halted(log_diverged')

async function three(seed: number, settings = {}) {
  const cluster = createCluster({ seed, settings: { markEvery: 8, ...settings } })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [one, two] = cluster.nodes.filter((node) => node !== leader)
  if (one === undefined || two === undefined) throw new Error('three nodes were made')
  let written = 0
  const add = async (through: Node, key = 'k') => {
    written += 1
    const entry = addEntry({ client: 'c', sequence: written, key, add: 1 })
    await cluster.clock.settle(through.group.propose([entry]))
    await cluster.clock.pass(20)
  }
  return { cluster, leader, one, two, add }
}

/**
 * What these are sent of an entry that adds to `spoilt` is another entry of the same place: as no disk and no network may
 * do it unnoticed, and no correct member does.
 */
function spoil({ network }: Cluster, victims: readonly Node[]) {
  const text = Buffer.from('"key":"spoilt","add":1')
  const isVictim = (replica: string) => victims.some((victim) => victim.replica === replica)
  const set = (body: Uint8Array, digit: string) => {
    const at = Buffer.from(body.buffer, body.byteOffset, body.length).indexOf(text.subarray(0, -1))
    if (at >= 0) body.set(Buffer.from(digit), at + text.length - 1)
  }
  network.watch = ({ to, channel, body }) => {
    if (channel === 'append' && isVictim(to)) set(body, '7')
  }
  // Delivered by now. The same bytes are sent to others.
  network.duplicate = ({ channel, body }) => {
    if (channel === 'append') set(body, '1')
    return false
  }
}

async function untilHalted(wrong: Node, write: () => Promise<void>) {
  for (let count = 0; !isHalted(wrong); count += 1) {
    if (count > 100) throw new Error('nobody finds out')
    await write()
  }
}

/** Cuts the first one off until the others have dropped what its log lacks. Returns where that ends. */
async function leaveBehind({ cluster, leader, one, two, add }: Awaited<ReturnType<typeof three>>) {
  const { lastIndex } = one.group.status()
  cluster.network.cut([one.replica], [leader.replica, two.replica])
  while (leader.group.status().firstIndex <= lastIndex + 1) await add(leader)
  cluster.network.heal()
  return lastIndex
}

async function expectNothingServed(wrong: Node) {
  for (const consistency of ['stale', 'local', 'linearizable'] as const) {
    await expect(wrong.group.read({ consistency })).rejects.toMatchObject({
      code: 'log_diverged',
      outcome: 'not-applied',
    })
  }
  expect(wrong.group.status()).toMatchObject({
    diverged: ['(log)'],
    logDiverged: true,
    repair: null,
    role: expect.not.stringMatching('leader|candidate'),
    health: expect.stringMatching(
      /^halted\(log_diverged: its log up to \d+ is not that of the majority\)$/,
    ),
  })
}

test('a member with another log than the majority takes part in nothing, at no start either', async () => {
  const { cluster, leader, one: wrong, two: other, add } = await three(451)
  spoil(cluster, [wrong])
  await add(leader, 'spoilt')
  expect(wrong.machine.capture().values.get('spoilt')).toBe(7)
  await untilHalted(wrong, () => add(leader))
  await expectNothingServed(wrong)
  expect([leader, other].map(health)).toEqual(['ok', 'ok'])
  await cluster.clock.pass(5000)
  for (const start of [1, 2]) {
    // Nothing is acknowledged or voted for by that log: without the other one there is no majority.
    other.crash('keepAll')
    const entry = addEntry({ client: 'd', sequence: start, key: 'k', add: 1 })
    const refused = leader.group.propose([entry], { deadlineMs: 20_000 })
    await expect(cluster.clock.settle(refused), `start ${start}`).rejects.toMatchObject({
      outcome: 'unknown',
    })
    expect(leader.group.status().role).not.toBe('leader')
    await other.start()
    await add(await cluster.leader([leader, other]))
    wrong.crash('keepAll')
    await wrong.start()
    await cluster.clock.pass(5000)
    await expectNothingServed(wrong)
    expect(wrong.machine.revision).toBe(0)
  }
  expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
})

test('a leader with another log than the majority hands over, and leads no more', async () => {
  const { cluster, leader: wrong, one, two, add } = await three(452)
  spoil(cluster, [one, two])
  await add(wrong, 'spoilt')
  const before = cluster.clock.now()
  await untilHalted(wrong, () => add(wrong).catch(() => undefined))
  const next = await cluster.leader([one, two])
  await add(next)
  expect(cluster.clock.now() - before).toBeLessThan(20_000)
  await cluster.clock.pass(10_000)
  await expectNothingServed(wrong)
  expect([one, two].map(health)).toEqual(['ok', 'ok'])
  expect(next.machine.capture().values.get('spoilt')).toBe(7)
})

test('nothing takes the place of such a log, though the others cut theirs', async () => {
  const members = await three(453, { snapshotEvery: 10, keptLogBytes: 0, snapshotShare: 1 })
  const { cluster, leader, one: wrong, add } = members
  spoil(cluster, [wrong])
  await add(leader, 'spoilt')
  await untilHalted(wrong, () => add(leader))
  const lastIndex = await leaveBehind(members)
  wrong.crash('keepAll')
  await wrong.start()
  await cluster.clock.pass(20_000)
  await expectNothingServed(wrong)
  expect(wrong.group.status()).toMatchObject({ lastIndex, catchUp: null })
})

test('a snapshot that is being fetched as it is judged does not take the place of such a log', async () => {
  // Marks are set for snapshots alone, and the log is cut at the newest one: where the others have cut it behind this
  // member, they know of that mark and of the one before, which this member has.
  const members = await three(471, {
    ...{ markEvery: 0, snapshotEvery: 8, snapshotShare: 1 },
    ...{ keptLogBytes: 0, maxPinnedBytes: 0 },
  })
  const { cluster, leader, one: wrong, add } = members
  const marks = () => wrong.group.status().lastMark?.anchor ?? 0
  spoil(cluster, [wrong])
  let isJudgedLate = true
  // What it reports and the leaves that it asks for are slow; nothing else goes wrong.
  cluster.network.drop = ({ channel, from, body }) => {
    if (channel !== 'sync' || from !== wrong.replica) return false
    const type = decodeSyncFrame(body)?.type
    return type === 'report' ? isJudgedLate : type === 'fetchLeaves' && !isHalted(wrong)
  }
  await add(leader, 'spoilt')
  const { lastIndex: spoilt } = leader.group.status()
  while (marks() <= spoilt) await add(leader)
  await cluster.clock.pass(200)
  const lastIndex = await leaveBehind(members)
  await cluster.clock.until('it fetches', () => wrong.group.status().catchUp !== null)
  isJudgedLate = false
  await cluster.clock.until('it is judged', () => isHalted(wrong))
  await cluster.clock.pass(20_000)
  await expectNothingServed(wrong)
  expect(wrong.group.status()).toMatchObject({ lastIndex, catchUp: null })
  expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
})

test.each([
  ['is halted where a majority contradicts it', 3, true],
  ['is not judged where the leader alone does', 5, false],
])('a member that cannot replay the log behind its own %s', async (_what, voters, judged) => {
  const cluster = createCluster({
    seed: 454 + voters,
    settings: {
      ...{ markEvery: 0, replayBytes: 1000 },
      logReplay: { fetchEntries: 64, fetchTimeoutMs: 500, askTimeoutMs: 300 },
    },
  })
  await cluster.voters(['a', 'b', 'c', 'd', 'e'].slice(0, voters))
  const leader = await cluster.leader()
  const [wrong, ...others] = cluster.nodes.filter((node) => node !== leader)
  if (wrong === undefined) throw new Error('several nodes were made')
  let written = 0
  const add = async (times: number, key = 'k') => {
    for (let count = 0; count < times; count += 1) {
      written += 1
      const entry = addEntry({ client: 'c', sequence: written, key, add: 1 })
      await cluster.clock.settle(leader.group.propose([entry], { deadlineMs: 20_000 }))
    }
    await cluster.clock.pass(100)
  }
  spoil(cluster, [wrong])
  await add(1, 'spoilt')
  await add(100)
  wrong.crash('keepAll')
  await add(300)
  // Nobody but the leader answers who replays.
  const silent = judged ? [] : others.map(({ replica }) => replica)
  cluster.network.drop = ({ channel, from }) => channel === 'log' && silent.includes(from)
  await wrong.start()
  const told = () => wrong.complaints.filter((line) => line.includes('not that of the leader'))
  await cluster.clock.until('it finds out', () => told().length > 0)
  await cluster.clock.pass(1000)
  expect(isHalted(wrong)).toBe(judged)
  if (judged) await expectNothingServed(wrong)
  expect([leader, ...others].every((node) => health(node) === 'ok')).toBe(true)
  expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
})
