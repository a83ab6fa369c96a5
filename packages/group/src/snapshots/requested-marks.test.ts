import { encodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import type { GroupSettings } from '../settings.ts'
import { type Cluster, createCluster, type Node, observerInvite } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

async function three(seed: number, settings: Partial<GroupSettings>, syncMs = 2) {
  const cluster = createCluster({ seed, settings, syncMs })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const follower = cluster.nodes.find((node) => node !== leader)
  if (follower === undefined) throw new Error('three nodes were made')
  return { cluster, leader, follower }
}

/** An observer that asks for nothing but snapshots, each behind all that is committed. */
async function greedy(cluster: Cluster, leader: Node): Promise<() => void> {
  const observer = await cluster.join('greedy', leader, observerInvite)
  await cluster.converged()
  observer.crash('keepAll')
  const { replica } = observer
  const endpoint = cluster.network.attach(replica, () => Promise.resolve(true))
  await cluster.clock.until('it is connected', () => endpoint.reachable(leader.replica))
  let id = 0
  return () => {
    id += 1
    const atLeast = leader.group.status().commit + 1
    const request = { type: 'fetchTarget', id, atLeast, sealedOnly: false, held: null } as const
    endpoint.send(leader.replica, 'sync', encodeSnapshotMessage(request))
  }
}

const anchorOf = ({ group }: Node) => group.status().snapshot?.index ?? 0

/** When a mark was applied, and when its snapshot was there, of a minute of asking. */
async function minute(cluster: Cluster, node: Node, ask: () => void) {
  const kept: { readonly anchor: number; readonly marked: number; readonly made: number }[] = []
  const marks = new Map<number, number>()
  const end = cluster.clock.now() + 60_000
  while (cluster.clock.now() < end) {
    ask()
    await cluster.clock.pass(20)
    const now = cluster.clock.now()
    const mark = node.machine.captures().at(-1)?.anchor ?? 0
    if (!marks.has(mark)) marks.set(mark, now)
    const anchor = anchorOf(node)
    if (anchor === 0 || kept.at(-1)?.anchor === anchor) continue
    kept.push({ anchor, marked: marks.get(anchor) ?? now, made: now })
  }
  return kept
}

test('a member that asks for ever newer snapshots has every member write one ever so often only', async () => {
  const { cluster, leader, follower } = await three(371, { markEvery: 0 })
  const ask = await greedy(cluster, leader)
  const kept = await minute(cluster, follower, ask)
  expect(kept.length).toBe(4)
  expect(anchorOf(leader)).toBe(anchorOf(follower))
})

test('and takes no more than a part of the time that snapshots take to write', async () => {
  const snapshotSync = { markPatienceMs: 100, coalesceMs: 50 }
  const { cluster, leader } = await three(372, { markEvery: 0, snapshotSync }, 300)
  const ask = await greedy(cluster, leader)
  const kept = await minute(cluster, leader, ask)
  const writing = kept.reduce((sum, { marked, made }) => sum + made - marked, 0)
  expect(kept.length).toBeGreaterThan(4)
  // A quarter of the time, and until the log names each.
  expect(writing).toBeLessThan(0.4 * 60_000)
})

test('a mark that every member keeps is the affair of the leader: nobody may propose one', async () => {
  const { cluster, leader, follower } = await three(373, { markEvery: 0 })
  for (const { group, machine } of [leader, follower]) {
    const add = addEntry({ client: 'c', sequence: 1, key: 'k', add: 1 })
    for (const entries of [[machine.mark(true)], [add, machine.mark(true)]]) {
      const refused = { code: 'invalid_command', outcome: 'not-applied' }
      await expect(cluster.clock.settle(group.propose(entries))).rejects.toMatchObject(refused)
    }
    await cluster.clock.settle(group.propose([machine.mark(false)]))
  }
  await cluster.converged()
  expect(leader.machine.capture().values.size).toBe(0)
  expect([leader, follower].map(anchorOf)).toEqual([0, 0])
})
