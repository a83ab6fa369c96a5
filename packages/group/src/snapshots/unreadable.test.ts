import { expect, test } from 'vitest'
import { createCluster } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

test('a snapshot that cannot be read any more is replaced, and a fresh peer joins', async () => {
  const settings = { snapshotEvery: 20, keptLogBytes: 0, snapshotShare: 1 }
  const cluster = createCluster({ seed: 351, settings })
  await cluster.voters(['a'])
  const node = cluster.node('a')
  for (let sequence = 1; sequence <= 60; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry]))
  }
  await cluster.clock.until('the log is cut', () => node.group.status().firstIndex > 40)
  await cluster.clock.pass(500)
  const [name] = (await node.disk.list('./snapshots')).filter((one) => /^\d+-\d+$/.test(one))
  const directory = `./snapshots/${name}`
  for (const file of await node.disk.list(directory)) {
    if (file.startsWith('leaves')) node.disk.corrupt(`${directory}/${file}`, 40, 1)
  }
  const fresh = await cluster.join('b', node)
  await cluster.converged()
  expect(fresh.machine.capture().values.get('k')).toBe(60)
  expect(node.fatal).toEqual([])
})
