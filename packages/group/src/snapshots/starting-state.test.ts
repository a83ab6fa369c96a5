import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const settings = { snapshotEvery: 10, keptLogBytes: 0, snapshotShare: 1 }

/** The only member of its group, with a state that its log no longer reaches back behind. */
async function lone(seed: number) {
  const cluster = createCluster({ seed, settings })
  await cluster.voters(['a'])
  const node = cluster.node('a')
  for (let sequence = 1; sequence <= 40; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry]))
  }
  await cluster.clock.until('the log is cut', () => node.group.status().firstIndex > 20)
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
