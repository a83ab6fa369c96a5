import { decodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import type { GroupSettings } from '../settings.ts'
import { type Cluster, createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

/** Members keep snapshots, and cut their logs behind them. */
const cutting = { snapshotEvery: 10, keptLogBytes: 0, snapshotShare: 1 }
/** Nobody cuts its log. */
const comparing = { markEvery: 8, snapshotShare: 1 }

const isHalted = ({ group }: Node) => group.status().health.startsWith('halted(state_diverged')
const repairOf = ({ group }: Node) => group.status().repair
const counted = ({ machine }: Node) => machine.capture().values.get('k') ?? 0

async function three(seed: number, settings: Partial<GroupSettings>) {
  const cluster = createCluster({ seed, settings })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [wrong] = cluster.nodes.filter((node) => node !== leader)
  if (wrong === undefined) throw new Error('three nodes were made')
  return { cluster, leader, wrong, ...counter(cluster) }
}

/** Counts, through whoever takes it. */
function counter(cluster: Cluster) {
  let written = 0
  const add = async (through: Node, by = 1) => {
    written += 1
    const entry = addEntry({ client: 'c', sequence: written, key: 'k', add: by })
    await cluster.clock.settle(through.group.propose([entry]))
    await cluster.clock.pass(20)
  }
  return { written: () => written, add }
}

/** Its state is another one from now on, until it is found out. */
async function diverge(wrong: Node, write: () => Promise<void>) {
  wrong.machine.miscountsFrom = wrong.group.status().applied + 1
  for (let count = 0; !isHalted(wrong); count += 1) {
    if (count > 100) throw new Error('nobody finds out')
    await write()
  }
  wrong.machine.miscountsFrom = Number.POSITIVE_INFINITY
}

const snapshotsIn = async (node: Node, directory: string) =>
  (await node.disk.list(directory)).filter((name) => /(^|-)\d+-\d+$/.test(name))

test.each([
  ['that keeps all of its log', comparing],
  ['that keeps snapshots', cutting],
])('a member %s fetches the state of the majority, and serves again', async (_what, settings) => {
  const { cluster, leader, wrong, add, written } = await three(401, settings)
  await diverge(wrong, () => add(leader))
  const judgedAt = wrong.machine.revision
  expect(repairOf(wrong)).toEqual({ times: 1, atMost: 2, state: 'underWay' })
  // Nobody writes: the leader has a mark set by itself.
  await cluster.clock.until('repaired', () => repairOf(wrong)?.state === 'done')
  expect(wrong.machine.revision).toBeGreaterThan(judgedAt)
  expect([counted(wrong), wrong.group.status().health]).toEqual([written(), 'ok'])
  await add(wrong)
  const { state } = await cluster.clock.settle(wrong.group.read({ consistency: 'linearizable' }))
  expect(state.values.get('k')).toBe(written())
  // It may lead as anybody may.
  await cluster.clock.settle(wrong.group.transferLeader(wrong.replica))
  await add(wrong)
  expect(wrong.group.status()).toMatchObject({ role: 'leader', health: 'ok', diverged: [] })
  // What it had on disk of the other state is kept, and no more of it is where a start looks.
  const kept = (await snapshotsIn(wrong, './snapshots')).map((name) => Number(name.split('-')[1]))
  expect(kept.every((index) => index > judgedAt)).toBe(true)
  if (settings === cutting) expect(await snapshotsIn(wrong, './damaged')).not.toEqual([])
  expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
})

test('only the leaves that differ are fetched', async () => {
  const { cluster, leader, wrong, add } = await three(402, comparing)
  // Never what is counted: a leaf of the same bytes need not be fetched.
  const many = Array.from({ length: 200 }, (_, at) =>
    addEntry({ client: `c${at}`, sequence: 1, key: `key ${at}`, add: 1_000_000 }),
  )
  await cluster.clock.settle(leader.group.propose(many))
  await cluster.converged()
  const fetched: number[] = []
  cluster.network.drop = ({ channel, to, body }) => {
    const message = channel === 'sync' && to === wrong.replica ? decodeSnapshotMessage(body) : null
    if (message?.type === 'leaves') fetched.push(message.leaves.length)
    return false
  }
  // By so much that it never miscounts to what is right some entries later.
  await diverge(wrong, () => add(leader, 1000))
  await cluster.clock.until('repaired', () => repairOf(wrong)?.state === 'done')
  // The counter that it miscounted, and the session of who counts it: two leaves, of more than four hundred.
  expect(fetched.reduce((sum, leaves) => sum + leaves, 0)).toBe(2)
})

test('the mark that a repair waits for is kept by every member, and the leader is the last that is asked', async () => {
  const { cluster, leader, wrong, add } = await three(405, comparing)
  const many = Array.from({ length: 200 }, (_, at) =>
    addEntry({ client: `c${at}`, sequence: 1, key: `key ${at}`, add: 1 }),
  )
  await cluster.clock.settle(leader.group.propose(many))
  await cluster.converged()
  const other = cluster.nodes.find((node) => node !== leader && node !== wrong)
  if (other === undefined) throw new Error('three nodes were made')
  const kept = () =>
    Promise.all(
      [leader, other].map(async (node) => (await snapshotsIn(node, './snapshots')).length),
    )
  await diverge(wrong, () => add(leader))
  // Their logs are short: for themselves they keep nothing.
  expect(await kept()).toEqual([0, 0])
  const senders: string[] = []
  cluster.network.drop = ({ channel, from, to, body }) => {
    const message = channel === 'sync' && to === wrong.replica ? decodeSnapshotMessage(body) : null
    if (message?.type === 'leaves') senders.push(from)
    return false
  }
  await cluster.clock.until('repaired', () => repairOf(wrong)?.state === 'done')
  expect(await kept()).toEqual([1, 1])
  expect(new Set(senders)).toEqual(new Set([other.replica]))
})

test('a leader that diverged hands over, and is repaired by whoever leads then', async () => {
  const { cluster, leader, add, written } = await three(403, cutting)
  await diverge(leader, () => add(leader))
  await cluster.clock.until('repaired', () => repairOf(leader)?.state === 'done')
  await cluster.converged()
  expect(cluster.nodes.map(counted)).toEqual([written(), written(), written()])
})

test('wherever it crashes on the way, it ends with the state of the majority', async () => {
  for (let seed = 410; seed < 440; seed += 1) {
    const { cluster, leader, wrong, add, written } = await three(seed, cutting)
    await diverge(wrong, () => add(leader))
    const policies = ['dropAll', 'keepAll', 'prefix', 'subset'] as const
    for (let crash = 0; crash < 3; crash += 1) {
      await cluster.clock.pass(cluster.random.below(crash === 0 ? 10 : 400))
      wrong.crash(policies[cluster.random.below(policies.length)] ?? 'dropAll')
      await wrong.start()
      if (repairOf(wrong)?.state !== 'underWay') continue
      // What it starts from is nothing, until it has something better.
      expect(wrong.machine.revision, `seed ${seed}`).toBe(0)
      expect(isHalted(wrong), `seed ${seed}`).toBe(true)
    }
    await cluster.clock.until('repaired', () => repairOf(wrong)?.state !== 'underWay')
    // Where the power went before anything was noted, it is found out at the next mark.
    for (let more = 0; more < 30; more += 1) await add(leader)
    await cluster.clock.until('repaired', () => repairOf(wrong)?.state !== 'underWay')
    await cluster.converged()
    expect(counted(wrong), `seed ${seed}`).toBe(written())
    expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
  }
})

test.each([
  ['that cuts nothing and keeps nothing', comparing],
  ['that keeps snapshots and all of its log', { ...cutting, keptLogBytes: 1_000_000 }],
])(
  'a member %s does not apply its log anew when it starts before its repair',
  async (_what, settings) => {
    const { cluster, leader, wrong, add, written } = await three(405, settings)
    // Nobody may vouch for anything from here on.
    let isCutOff = false
    cluster.network.drop = ({ channel, to }) =>
      isCutOff && channel === 'sync' && to === wrong.replica
    await diverge(wrong, () => add(leader))
    isCutOff = true
    await cluster.clock.pass(100)
    for (const policy of ['dropAll', 'keepAll'] as const) {
      wrong.crash(policy)
      await wrong.start()
      await add(leader)
      await cluster.clock.pass(5000)
      expect(repairOf(wrong), policy).toEqual({ times: 1, atMost: 2, state: 'underWay' })
      expect(wrong.machine.revision, policy).toBe(0)
      for (const consistency of ['stale', 'local', 'linearizable'] as const) {
        await expect(wrong.group.read({ consistency })).rejects.toMatchObject({
          code: 'state_diverged',
        })
      }
      // Its log is good.
      expect(wrong.group.status().durable).toBe(leader.group.status().lastIndex)
    }
    isCutOff = false
    await cluster.clock.until('repaired', () => repairOf(wrong)?.state === 'done')
    await cluster.converged()
    expect([counted(wrong), wrong.group.status().health]).toEqual([written(), 'ok'])
    wrong.crash('keepAll')
    await wrong.start()
    await cluster.converged()
    expect([counted(wrong), repairOf(wrong)?.state]).toEqual([written(), 'done'])
    expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
  },
)

test('after two repairs it stays halted, at every start too, and goes on to acknowledge', async () => {
  const { cluster, leader, wrong, add } = await three(404, cutting)
  const write = () => add(leader)
  for (const times of [1, 2]) {
    await diverge(wrong, write)
    await cluster.clock.until('repaired', () => repairOf(wrong)?.state === 'done')
    expect(repairOf(wrong)?.times).toBe(times)
  }
  await diverge(wrong, write)
  for (const start of [1, 2]) {
    await cluster.clock.pass(20_000)
    expect(repairOf(wrong), `start ${start}`).toEqual({ times: 3, atMost: 2, state: 'givenUp' })
    expect(wrong.group.status().health).toMatch(/; repaired 2 times, and in vain\)$/)
    await expect(wrong.group.read({ consistency: 'stale' })).rejects.toMatchObject({
      code: 'state_diverged',
      message: expect.stringContaining('its peer has to join anew'),
    })
    expect(await snapshotsIn(wrong, './snapshots')).toEqual([])
    wrong.crash('keepAll')
    await wrong.start()
  }
  const [other] = cluster.nodes.filter((node) => node !== leader && node !== wrong)
  other?.crash('dropAll')
  await write()
  expect(wrong.group.status().durable).toBe(leader.group.status().lastIndex)
  expect(wrong.group.status().role).toBe('follower')
  await other?.start()
  // What it misses is cut from all logs: it goes on to acknowledge all the same, and makes nothing of the state.
  const others = cluster.nodes.filter((node) => node !== wrong).map(({ replica }) => replica)
  cluster.network.cut([wrong.replica], others)
  const missed = wrong.group.status().durable
  while (leader.group.status().firstIndex <= missed + 1) await write()
  cluster.network.heal()
  const acknowledges = () => wrong.group.status().durable >= leader.group.status().commit
  await cluster.clock.until('it acknowledges again', acknowledges)
  for (const start of [3, 4]) {
    await write()
    await cluster.clock.pass(10_000)
    expect(acknowledges(), `start ${start}`).toBe(true)
    expect(repairOf(wrong), `start ${start}`).toMatchObject({ state: 'givenUp' })
    expect(wrong.group.status(), `start ${start}`).toMatchObject({
      role: 'follower',
      health: expect.stringMatching(/^halted\(state_diverged/),
    })
    wrong.crash('keepAll')
    await wrong.start()
    expect(wrong.machine.revision).toBe(0)
  }
  expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
})
