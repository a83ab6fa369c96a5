import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const settings = { snapshotEvery: 10, snapshotShare: 1 }

/** The only member of its group, with a snapshot. */
async function lone(seed: number, keptLogBytes = 0) {
  const cluster = createCluster({ seed, settings: { ...settings, keptLogBytes } })
  await cluster.voters(['a'])
  const node = cluster.node('a')
  for (let sequence = 1; sequence <= 40; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry]))
  }
  await cluster.clock.pass(500)
  node.crash('keepAll')
  return { cluster, node }
}

const snapshotsIn = async (node: Node, directory: string) =>
  (await node.disk.list(directory)).filter((name) => /(^|-)\d+-\d+$/.test(name))

test('a snapshot that a lost log named is kept: it may be all that is left', async () => {
  const { node } = await lone(331)
  for (const name of await node.disk.list('./wal')) await node.disk.unlink(`./wal/${name}`)
  const kept = await snapshotsIn(node, './snapshots')
  expect(kept).toHaveLength(1)
  await node.start()
  expect(await snapshotsIn(node, './damaged')).toEqual([`1-snapshot-${kept[0]}`])
})

test('a damaged snapshot is not missed while the log has all of it', async () => {
  const { cluster, node } = await lone(332, 1_000_000)
  const [name] = await snapshotsIn(node, './snapshots')
  for (const file of await node.disk.list(`./snapshots/${name}`)) {
    node.disk.corrupt(`./snapshots/${name}/${file}`, 40, 1)
  }
  await node.start()
  await cluster.clock.until('it leads', () => node.group.status().role === 'leader')
  await cluster.converged()
  expect(node.machine.capture().values.get('k')).toBe(40)
  expect(await snapshotsIn(node, './damaged')).toEqual([`1-snapshot-${name}`])
  for (let sequence = 41; sequence <= 60; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry]))
  }
  await cluster.clock.pass(500)
  expect(await snapshotsIn(node, './snapshots')).not.toEqual([])
  expect(node.fatal).toEqual([])
})
