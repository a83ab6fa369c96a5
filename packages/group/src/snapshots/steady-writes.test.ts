import { expect, test } from 'vitest'
import { createCluster } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const snapshotEvery = 40
const writes = 160

test('marks for comparing states have a member write hardly more snapshots than its log alone', async () => {
  const cluster = createCluster({
    seed: 331,
    settings: { snapshotEvery, snapshotShare: 1, keptLogBytes: 0, markEvery: 5, rootShare: 1 },
  })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const anchors = new Map(cluster.nodes.map((node) => [node, new Set<number>()]))
  let longest = 0
  for (let sequence = 1; sequence <= writes; sequence += 1) {
    const entry = addEntry({ client: 'c', sequence, key: 'k', add: 1 })
    await cluster.clock.settle(leader.group.propose([entry]))
    await cluster.clock.pass(5)
    for (const [node, seen] of anchors) {
      const { snapshot, applied } = node.group.status()
      const anchor = snapshot?.index ?? 0
      if (anchor > 0) seen.add(anchor)
      longest = Math.max(longest, applied - anchor)
    }
  }
  // Marks among them.
  const entries = leader.group.status().applied
  for (const seen of anchors.values()) {
    expect(seen.size).toBeGreaterThanOrEqual(3)
    expect(seen.size).toBeLessThanOrEqual(entries / (0.9 * snapshotEvery))
  }
  // What a restart has to apply: no more than the bound, and what comes until the snapshot is written.
  expect(longest).toBeLessThan(1.2 * snapshotEvery)
})
