import { expect, test } from 'vitest'
import { createCluster, type Node, openNodeLog } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const health = ({ group }: Node) => group.status().health

/** What no disk may do unnoticed: it comes back with an entry more, committed, of an earlier term than the group has there. */
async function commitAnother(node: Node): Promise<number> {
  const store = await openNodeLog(node.disk)
  const { lastIndex, hardState, termRuns } = store.recovered
  const index = lastIndex + 1
  const term = termRuns.at(-1)?.term ?? 0
  await store.persist({
    ...{ seq: 1, mustSync: true, lowerWatermark: null, raiseWatermark: null, snapshot: null },
    hardState: { ...hardState, commit: index },
    entries: [{ term, index, type: 'normal', data: new Uint8Array(0) }],
    after: [],
  })
  await store.close()
  return index
}

test('a member whose log is not that of the leader says so at once, and is halted though it lacks little', async () => {
  const cluster = createCluster({ seed: 481 })
  await cluster.voters(['a', 'b', 'c'])
  const first = await cluster.leader()
  const [wrong, next] = cluster.nodes.filter((node) => node !== first)
  if (wrong === undefined || next === undefined) throw new Error('three nodes were made')
  const add = (client: string) => addEntry({ client, sequence: 1, key: 'k', add: 1 })
  await cluster.clock.settle(first.group.propose([add('c')]))
  await cluster.converged()
  wrong.crash('keepAll')
  await cluster.clock.settle(first.group.transferLeader(next.replica))
  // Runs of 64 entries are compared.
  const many = Array.from({ length: 130 }, (_, at) => add(`c${at}`))
  await cluster.clock.settle(next.group.propose(many))
  const index = await commitAnother(wrong)
  await wrong.start()
  const said = `degraded(its log contradicts that of the leader at entry ${index})`
  await cluster.clock.until('it says so', () => health(wrong) === said)

  await cluster.clock.until('it is found out', () => health(wrong).startsWith('halted'))
  expect(health(wrong)).toMatch(/^halted\(log_diverged: /)
  expect(wrong.complaints.join()).toContain('another entry where one is committed here')
  expect([first, next].map(health)).toEqual(['ok', 'ok'])
  expect(cluster.nodes.flatMap(({ fatal }) => fatal)).toEqual([])
})
