import { expect, test } from 'vitest'
import { type Cluster, createCluster, type Node, observerInvite } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

/** Segments are so small that the log has to be cut often. */
const settings = { snapshotEvery: 20, keptLogBytes: 0, snapshotShare: 1 }

let writes = 0
async function add(cluster: Cluster, node: Node, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    writes += 1
    const entry = addEntry({ client: `s${writes % 7}`, sequence: writes, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry], { deadlineMs: 20_000 }))
  }
}

const snapshotOf = (node: Node) => node.group.status().snapshot?.index ?? 0
const failures = (node: Node) => node.complaints.filter((line) => line.startsWith('no snapshot'))

async function loneVoter(seed: number): Promise<{ cluster: Cluster; node: Node }> {
  const cluster = createCluster({ seed, settings })
  await cluster.voters(['a'])
  const node = cluster.node('a')
  await add(cluster, node, 30)
  await cluster.clock.until('there is a snapshot', () => snapshotOf(node) > 0)
  return { cluster, node }
}

/** Every write of a snapshot fails from now on, and no other. */
function failSnapshots({ disk }: Node, code: string): void {
  disk.onOperation = ({ operation, path }) => {
    const isWrite = operation === 'writeAt' || operation === 'open'
    if (isWrite && path.includes('staging')) throw Object.assign(new Error(code), { code })
  }
}

test('a snapshot for which there is no space leaves the old one, and is tried again, not all the time', async () => {
  const { cluster, node } = await loneVoter(321)
  const before = snapshotOf(node)
  failSnapshots(node, 'ENOSPC')
  while (failures(node).length === 0) await add(cluster, node, 1)
  expect(snapshotOf(node)).toBe(before)
  await cluster.clock.pass(5000)
  expect(failures(node)).toHaveLength(1)
  expect((await node.disk.list('./snapshots')).filter((name) => name !== 'staging')).toHaveLength(1)
  node.disk.onOperation = null
  await cluster.clock.until('there is another one', () => snapshotOf(node) > before)
  node.crash('dropAll')
  await node.start()
  expect(snapshotOf(node)).toBeGreaterThan(before)
  expect(node.fatal).toEqual([])
})

test('a snapshot is not begun where it is known to find no space', async () => {
  const { cluster, node } = await loneVoter(322)
  const before = snapshotOf(node)
  node.disk.freeBytes = () => Promise.resolve(1)
  const written = node.disk.journal.length
  while (failures(node).length === 0) await add(cluster, node, 1)
  expect(node.disk.journal.slice(written).some(({ path }) => path.includes('staging'))).toBe(false)
  delete node.disk.freeBytes
  await cluster.clock.until('there is another one', () => snapshotOf(node) > before)
})

test('a snapshot that is fetched onto a full disk fails, and is fetched again when there is space', async () => {
  const { cluster, node } = await loneVoter(323)
  const learner = await cluster.join('b', node, observerInvite)
  await cluster.clock.until('it follows', () => learner.group.status().confirmed)
  learner.crash('dropAll')
  await add(cluster, node, 100)
  learner.diskFull = true
  await learner.start()
  const failed = (line: string) => line.startsWith('catch-up by a snapshot failed')
  await cluster.clock.until('it failed', () => learner.complaints.some(failed))
  learner.diskFull = false
  await cluster.converged()
  expect(learner.machine.capture().values.get('k')).toBe(130)
  expect(learner.fatal).toEqual([])
})

test('a disk that fails under a snapshot ends the member, once', async () => {
  const { cluster, node } = await loneVoter(324)
  failSnapshots(node, 'EIO')
  while (node.fatal.length === 0) {
    void add(cluster, node, 1).catch(() => undefined)
    await cluster.clock.pass(100)
  }
  await cluster.clock.pass(1000)
  expect(node.fatal).toMatchObject([{ code: 'StorageFailed' }])
})

/** A voter that keeps a sealed snapshot beside its newest, of which it hears no verdict, on a disk with no room beside the two. */
async function withSpare(seed: number, path: string) {
  const cluster = createCluster({ seed, settings: { ...settings, markEvery: 0 } })
  const { clock, network } = cluster
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const late = cluster.nodes.find((node) => node !== leader)
  if (late === undefined) throw new Error('three nodes were made')
  await add(cluster, leader, 60)
  await clock.pass(1000)
  network.drop = ({ channel, to }) => channel === 'sync' && to === late.replica
  const before = snapshotOf(late)
  while (snapshotOf(late) === before) await add(cluster, leader, 1)
  const kept = async () => (await late.disk.list('./snapshots')).filter((name) => /^\d/.test(name))
  expect(await kept()).toHaveLength(2)
  let hasRoom = false
  late.disk.onOperation = ({ operation, path: of }) => {
    if (operation === 'unlink' && of.includes('snapshots/removed-')) hasRoom = true
    if (hasRoom || operation !== 'open' || !of.includes(path)) return
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  }
  return { cluster, leader, late, kept }
}

test('what is fetched finds the room of a snapshot that is kept beside the newest', async () => {
  const { cluster, leader, late } = await withSpare(325, 'staging')
  cluster.network.drop = ({ from, to }) => [from, to].includes(late.replica)
  await add(cluster, leader, 100)
  cluster.network.drop = () => false
  await cluster.converged()
  expect(late.fatal).toEqual([])
})

test('so does the log', async () => {
  const { cluster, leader, late, kept } = await withSpare(326, 'wal/spare')
  for (let count = 0; (await kept()).length > 1; count += 1) {
    expect(count).toBeLessThan(100)
    await add(cluster, leader, 1)
  }
  await cluster.converged()
  await cluster.clock.until('it takes writes', () => late.group.status().health === 'ok')
})
