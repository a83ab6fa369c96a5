import { expect, test } from 'vitest'
import { type Cluster, createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

/** Cruel: a snapshot every few entries, and nothing of the log is kept before it. */
const settings = { snapshotEvery: 20, keptLogBytes: 0, snapshotShare: 1 }

let writes = 0
async function add(cluster: Cluster, node: Node, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    writes += 1
    const entry = addEntry({ client: `s${writes % 7}`, sequence: writes, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry], { deadlineMs: 20_000 }))
  }
}

const counted = (node: Node) => node.machine.capture().values.get('k') ?? 0
const firstIndexOf = (node: Node) => node.group.status().firstIndex

async function threeVoters(seed: number): Promise<Cluster> {
  const cluster = createCluster({ seed, settings })
  await cluster.voters(['a', 'b', 'c'])
  return cluster
}

async function cutEverywhere(cluster: Cluster): Promise<void> {
  const running = cluster.nodes.filter((node) => node.running)
  await cluster.clock.until('every log is cut', () =>
    running.every((node) => firstIndexOf(node) > 20),
  )
}

function healthy(cluster: Cluster): void {
  for (const node of cluster.nodes) expect(node.fatal).toEqual([])
}

test('a log that has become long is cut on every member, behind a snapshot', async () => {
  const cluster = await threeVoters(301)
  await add(cluster, await cluster.leader(), 60)
  await cutEverywhere(cluster)
  for (const node of cluster.nodes) {
    expect(
      (await node.disk.list('./snapshots')).filter((name) => /^\d+-\d+$/.test(name)),
    ).toHaveLength(1)
  }
  healthy(cluster)
})

test.each(['dropAll', 'keepAll'] as const)(
  'a restart begins from the snapshot (%s)',
  async (policy) => {
    const cluster = await threeVoters(302)
    await add(cluster, await cluster.leader(), 60)
    await cutEverywhere(cluster)
    for (const node of cluster.nodes) node.crash(policy)
    for (const node of cluster.nodes) await node.start()
    for (const node of cluster.nodes) expect(node.machine.history.length).toBeLessThan(60)
    await cluster.converged()
    for (const node of cluster.nodes) expect(counted(node)).toBe(60)
    await add(cluster, await cluster.leader(), 40)
    await cluster.converged()
    for (const node of cluster.nodes) expect(counted(node)).toBe(100)
    healthy(cluster)
  },
)

test('a fresh peer joins a group whose log is cut, and votes', async () => {
  const cluster = await threeVoters(303)
  const leader = await cluster.leader()
  await add(cluster, leader, 60)
  await cutEverywhere(cluster)
  const fresh = await cluster.join('d', leader)
  await cluster.clock.until('d votes', () => fresh.group.status().role === 'follower')
  await cluster.converged()
  expect(counted(fresh)).toBe(60)
  expect(firstIndexOf(fresh)).toBeGreaterThan(20)
  await add(cluster, fresh, 5)
  healthy(cluster)
})

test('a member that was away for longer than the log is kept catches up', async () => {
  const cluster = await threeVoters(304)
  const leader = await cluster.leader()
  const away = cluster.nodes.find((node) => node !== leader)
  if (away === undefined) throw new Error('nobody is away')
  await add(cluster, leader, 30)
  away.crash('keepAll')
  await add(cluster, leader, 100)
  await cutEverywhere(cluster)
  await away.start()
  await cluster.converged()
  expect(counted(away)).toBe(130)
  healthy(cluster)
})

/** Flips a bit in every leaf file, or in the manifest, of a node that does not run. */
async function damage(node: Node, file: string): Promise<void> {
  const [name = ''] = (await node.disk.list('./snapshots')).filter((one) => /^\d+-\d+$/.test(one))
  const directory = `./snapshots/${name}`
  const files = (await node.disk.list(directory)).filter((one) => one.startsWith(file))
  expect(files).not.toEqual([])
  for (const one of files) node.disk.corrupt(`${directory}/${one}`, 40, 1)
}

test.each(['manifest', 'index', 'leaves'])(
  'a member with a damaged snapshot (%s) votes on, and gets the state from others',
  async (file) => {
    const cluster = await threeVoters(305)
    const leader = await cluster.leader()
    const [one, other] = cluster.nodes.filter((node) => node !== leader)
    if (one === undefined || other === undefined) throw new Error('there are three')
    await add(cluster, leader, 60)
    await cutEverywhere(cluster)
    one.crash('keepAll')
    await damage(one, file)
    // Without the third, what is written needs the voice of the one without a state.
    other.crash('keepAll')
    await one.start()
    await add(cluster, leader, 3)
    await cluster.clock.until('the state is there', () => counted(one) === 63)
    await other.start()
    await add(cluster, leader, 30)
    await cluster.converged()
    for (const node of cluster.nodes) expect(counted(node)).toBe(93)
    expect(await one.disk.list('./damaged')).not.toEqual([])
    // What was fetched is what a restart begins from.
    one.crash('dropAll')
    await one.start()
    await cluster.converged()
    expect(counted(one)).toBe(93)
    healthy(cluster)
  },
)

test('catch-up goes on when the leader that named the snapshot is gone', async () => {
  const cluster = await threeVoters(306)
  const leader = await cluster.leader()
  await add(cluster, leader, 60)
  await cutEverywhere(cluster)
  const away = cluster.nodes.find((node) => node !== leader)
  if (away === undefined) throw new Error('nobody is away')
  away.crash('keepAll')
  await add(cluster, leader, 60)
  await cluster.clock.until('cut further', () => firstIndexOf(leader) > 90)
  await away.start()
  await cluster.clock.until('a session is under way', () => away.group.status().catchUp !== null)
  expect(counted(away)).toBeLessThan(120)
  leader.crash('keepAll')
  await cluster.converged(cluster.nodes.filter((node) => node.running))
  expect(counted(away)).toBe(120)
  await leader.start()
  await cluster.converged()
  expect(counted(leader)).toBe(120)
  healthy(cluster)
})
