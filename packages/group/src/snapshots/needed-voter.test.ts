import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const counted = (node: Node) => node.machine.capture().values.get('k') ?? 0

test('of three voters one is dead, and one needs a snapshot before anything can commit: it gets what is there (H12)', async () => {
  const settings = { snapshotEvery: 20, keptLogBytes: 0, snapshotShare: 1 }
  const cluster = createCluster({ seed: 361, settings })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const [away, dead] = cluster.nodes.filter((node) => node !== leader)
  if (away === undefined || dead === undefined) throw new Error('three nodes were made')
  let sequence = 0
  const add = async () => {
    sequence += 1
    const entry = addEntry({ client: `c${sequence % 5}`, sequence, key: 'k', add: 1 })
    await cluster.clock.settle(leader.group.propose([entry], { deadlineMs: 20_000 }))
  }
  while (sequence < 10) await add()
  away.crash('keepAll')
  while (sequence < 90) await add()
  await cluster.clock.until('the log of the leader is cut', () => {
    return leader.group.status().firstIndex > 40
  })
  dead.crash('keepAll')
  // No mark commits from here on: the majority lacks the one that needs it.
  const { commit } = leader.group.status()
  await away.start()
  await cluster.converged([leader, away])
  expect(counted(away)).toBe(90)
  expect(away.group.status().firstIndex).toBeGreaterThan(40)
  expect(leader.group.status().commit).toBeGreaterThanOrEqual(commit)
  await add()
  await cluster.converged([leader, away])
  expect([leader, away].map(counted)).toEqual([91, 91])
  for (const node of cluster.nodes) expect(node.fatal).toEqual([])
})
