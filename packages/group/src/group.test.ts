import { expect, test } from 'vitest'
import { createCluster } from './testing/cluster.ts'
import { addEntry, counted } from './testing/counter-machine.ts'

test('a group of one commits and answers with the result of exactly that entry', async () => {
  const cluster = createCluster({ seed: 1 })
  const node = await cluster.found('a')
  const writes = [1, 2, 3].map((sequence) =>
    node.group.propose([
      addEntry({ client: `c${sequence}`, sequence: 1, key: 'k', add: sequence }),
    ]),
  )
  const answers = await cluster.clock.settle(Promise.all(writes))
  expect(answers.map(([answer]) => counted(answer?.result ?? new Uint8Array()))).toEqual([1, 3, 6])
  const read = await cluster.clock.settle(node.group.read({ consistency: 'linearizable' }))
  expect(read.state.values.get('k')).toBe(6)
  expect(read.stale).toBe(false)
})

test('three voters: writes through every member, read through every member', async () => {
  const cluster = createCluster({ seed: 2 })
  await cluster.voters(['a', 'b', 'c'])
  for (const [at, node] of cluster.nodes.entries()) {
    const [answer] = await cluster.clock.settle(
      node.group.propose([addEntry({ client: node.name, sequence: 1, key: 'k', add: 1 })]),
    )
    expect(counted(answer?.result ?? new Uint8Array())).toBe(at + 1)
  }
  for (const node of cluster.nodes) {
    const read = await cluster.clock.settle(node.group.read({ consistency: 'linearizable' }))
    expect(read.state.values.get('k')).toBe(3)
  }
})

test('a large write is judged before the log, whichever member it is proposed to', async () => {
  const cluster = createCluster({ seed: 3 })
  await cluster.voters(['a', 'b', 'c'])
  const key = 'k'.repeat(20_000)
  for (const [at, { group, name }] of cluster.nodes.entries()) {
    const [answer] = await cluster.clock.settle(
      group.propose([addEntry({ client: name, sequence: 1, key, add: 1 })]),
    )
    expect(counted(answer?.result ?? new Uint8Array())).toBe(at + 1)
    const { lastIndex } = group.status()
    const bad = group.propose([new Uint8Array(20_000)])
    await expect(cluster.clock.settle(bad)).rejects.toMatchObject({
      ...{ code: 'invalid_command', outcome: 'not-applied', message: 'no command' },
    })
    expect(group.status().lastIndex).toBe(lastIndex)
  }
})
