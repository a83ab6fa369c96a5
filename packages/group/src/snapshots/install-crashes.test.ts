import { expect, test } from 'vitest'
import { createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

const counted = (node: Node) => node.machine.capture().values.get('k') ?? 0
const isName = (name: string) => /^\d+-\d+$/.test(name)

/** From the rename of the fetched snapshot on, so many operations of the disk take effect: the record is among the last. */
const points = [1, 2, 3, 4, 6, 8, 12].flatMap((operations) =>
  (['keepAll', 'dropAll'] as const).map((policy) => ({ operations, policy })),
)

test.each(points)(
  'a crash $operations operations behind the name of a fetched snapshot loses nothing ($policy) (H21)',
  async ({ operations, policy }) => {
    const settings = { snapshotEvery: 20, keptLogBytes: 0, snapshotShare: 1 }
    const cluster = createCluster({ seed: 371, settings })
    await cluster.voters(['a', 'b', 'c'])
    const leader = await cluster.leader()
    const away = cluster.nodes.find((node) => node !== leader)
    if (away === undefined) throw new Error('three nodes were made')
    let sequence = 0
    const add = async () => {
      sequence += 1
      const entry = addEntry({ client: `c${sequence % 5}`, sequence, key: 'k', add: 1 })
      await cluster.clock.settle(leader.group.propose([entry], { deadlineMs: 20_000 }))
    }
    while (sequence < 30) await add()
    away.crash('keepAll')
    const before = (await away.disk.list('./snapshots')).filter(isName)
    while (sequence < 100) await add()
    await cluster.clock.until('the log of the leader is cut', () => {
      return leader.group.status().firstIndex > 60
    })
    const { disk } = away
    let isNamed = false
    let isFrozen = false
    disk.onOperation = ({ operation, path }) => {
      if (isNamed || operation !== 'rename' || !isName(path.split('/').at(-1) ?? '')) return
      isNamed = true
      disk.freezeAt(operations, 'before')
    }
    void disk.frozen.then(() => {
      isFrozen = true
    })
    await away.start()
    await cluster.clock.until('its disk stands still', () => isFrozen)
    expect(isNamed).toBe(true)
    away.crash(policy)
    await away.start()
    // One is named by the log, be it of before or the fetched one: the other is gone.
    const named = (await away.disk.list('./snapshots')).filter(isName)
    expect(named).toHaveLength(1)
    if (operations === 1) expect(named).toEqual(before)
    await cluster.converged()
    expect(cluster.nodes.map(counted)).toEqual([100, 100, 100])
    await add()
    await cluster.converged()
    expect(cluster.nodes.map(counted)).toEqual([101, 101, 101])
    for (const node of cluster.nodes) expect(node.fatal).toEqual([])
  },
)
