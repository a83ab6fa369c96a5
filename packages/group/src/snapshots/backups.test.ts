import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

function add(node: Node, sequence: number) {
  const entry = addEntry({ client: 'client', sequence, key: 'k', add: 1 })
  return node.group.propose([entry])
}

/** Three voters that keep no snapshot of their own accord, and a few writes. */
async function group(seed: number) {
  const settings = { snapshotEvery: 0, snapshotBytes: 2 ** 40, markEvery: 0 }
  const cluster = createCluster({ seed, settings })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  for (let sequence = 1; sequence <= 5; sequence++)
    await cluster.clock.settle(add(leader, sequence))
  const [follower] = cluster.nodes.filter((node) => node !== leader)
  if (follower === undefined) throw new Error('three nodes were made')
  return { cluster, leader, follower }
}

test('a member that keeps no snapshot makes one, and gives the same one again', async () => {
  const { cluster, follower } = await group(31)
  const before = follower.machine.revision
  const first = await cluster.clock.settle(follower.group.snapshot(false))
  expect(first.anchor).toBeGreaterThanOrEqual(before)
  expect((await first.read(0, 1)).length).toBe(1)
  const again = await cluster.clock.settle(follower.group.snapshot(false))
  expect([again.anchor, again.root]).toEqual([first.anchor, first.root])
  first.release()
  again.release()
})

test.each(['leader', 'follower'] as const)(
  'a fresh one of a %s has everything that was acknowledged before',
  async (which) => {
    const parts = await group(32)
    const { cluster, leader } = parts
    const node = parts[which]
    const old = await cluster.clock.settle(node.group.snapshot(false))
    const [written] = await cluster.clock.settle(add(leader, 6))
    const fresh = await cluster.clock.settle(node.group.snapshot(true))
    expect(fresh.anchor).toBeGreaterThan(written?.revision ?? 0)
    // The former one is kept as long as somebody holds it.
    expect((await old.read(0, 1)).length).toBe(1)
    old.release()
    await cluster.clock.settle(add(leader, 7))
    await expect(old.read(0, 1)).rejects.toMatchObject({ code: expect.stringMatching(/^Snapshot/) })
    fresh.release()
  },
)

test('many who ask at once get what they asked for', async () => {
  const { cluster, leader, follower } = await group(33)
  const asked = [leader, follower, leader, follower].map((node) => node.group.snapshot(true))
  for (const held of await cluster.clock.settle(Promise.all(asked))) {
    expect((await held.read(0, 1)).length).toBe(1)
    held.release()
  }
})

test('without a majority there is none, and the caller is told in time', async () => {
  const { cluster, follower } = await group(34)
  for (const node of cluster.nodes) if (node !== follower) node.crash('dropAll')
  const fresh = follower.group.snapshot(false, { deadlineMs: 3_000 })
  await expect(cluster.clock.settle(fresh)).rejects.toMatchObject({
    code: expect.stringMatching(/^(unavailable|unknown_outcome)$/),
  })
})
