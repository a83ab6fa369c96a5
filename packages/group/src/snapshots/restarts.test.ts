import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const counted = (node: Node) => node.machine.capture().values.get('k') ?? 0

test.each([
  { keptLogBytes: 0, snapshotEvery: 7, markEvery: 5, policy: 'keepAll' },
  { keptLogBytes: 600, snapshotEvery: 7, markEvery: 3, policy: 'dropAll' },
  { keptLogBytes: 5000, snapshotEvery: 70, markEvery: 11, policy: 'dropAll' },
] as const)(
  'a member that restarts anywhere has the roots of those that never did ($keptLogBytes, $policy)',
  async ({ policy, ...settings }) => {
    const cluster = createCluster({ seed: 341, settings: { ...settings, snapshotShare: 1 } })
    await cluster.voters(['a', 'b', 'c'])
    const leader = await cluster.leader()
    const away = cluster.nodes.find((node) => node !== leader)
    if (away === undefined) throw new Error('three nodes were made')
    let sequence = 0
    const add = async (times: number) => {
      for (let count = 0; count < times; count += 1) {
        sequence += 1
        const entry = addEntry({ client: `c${sequence % 5}`, sequence, key: 'k', add: 1 })
        await cluster.clock.settle(leader.group.propose([entry], { deadlineMs: 20_000 }))
      }
    }
    for (let point = 0; point < 50; point += 1) {
      await add(1 + cluster.random.below(3))
      await cluster.clock.pass(cluster.random.below(20))
      away.crash(policy)
      await cluster.clock.pass(cluster.random.below(20))
      await away.start()
    }
    await cluster.converged()
    await add(settings.markEvery + 1)
    await cluster.clock.until('a mark that all have', () => {
      const marks = cluster.nodes.map(({ group }) => group.status().lastMark)
      return marks.every((mark) => mark?.sealed === true && mark.anchor === marks[0]?.anchor)
    })
    await cluster.converged()
    for (const node of cluster.nodes) {
      expect(node.group.status().health).toBe('ok')
      expect(counted(node)).toBe(sequence)
      expect(node.fatal).toEqual([])
    }
  },
)
