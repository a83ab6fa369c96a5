import { isDeepStrictEqual } from 'node:util'
import { type MadeSnapshot, makeSnapshot } from './made-snapshot.ts'
import { lying } from './misbehaviour.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { createSwarm } from './swarm.ts'
import { holds, Violation } from './violation.ts'

const groupId = new Uint8Array(16).fill(9)

/** No two leaves are equal: one that is put twice was fetched twice. */
function uniqueLeaves(random: SeededRandom, count: number, generation: number): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => {
    const leaf = new Uint8Array(6 + random.below(random.below(8) === 0 ? 900 : 60))
    leaf.set([generation, at >> 8, at & 0xff])
    return leaf
  })
}

/** Four in five leaves outlast a target. */
function nextOf(random: SeededRandom, before: MadeSnapshot | null, generation: number) {
  const kept = before?.leaves.filter(() => random.below(5) > 0) ?? []
  const fresh = uniqueLeaves(random, before === null ? 30 + random.below(60) : 8, generation)
  return makeSnapshot({ groupId, anchor: 100 * generation, sections: [fresh, kept] })
}

/**
 * Two sources of four lie, a third of everything is lost; sources, leaders and the follower itself end at any point: it
 * comes to the state of honest peers, and fetches nothing twice. Throws where it does not.
 */
export function runCrashingSwarm(seed: number): {
  readonly crashes: number
  readonly moves: number
} {
  const random = createSeededRandom(seed)
  const first = nextOf(random, null, 1)
  const snapshots = [first]
  const liars = new Set([`p${1 + random.below(2)}`, `p${3 + random.below(2)}`])
  const names = ['p0', 'p1', 'p2', 'p3', 'p4']
  const honest = names.filter((name) => !liars.has(name))
  const pick = <T>(of: readonly T[]) => of[random.below(of.length)] as T
  const addSnapshot = () => {
    const newer = nextOf(random, snapshots.at(-1) ?? null, snapshots.length + 1)
    snapshots.push(newer)
    for (const { source } of swarm.peers) {
      source.add(newer)
      source.prune()
    }
  }
  const swarm = createSwarm({
    ...{ random, groupId, gap: { atLeast: 100 }, loss: 30, doubled: 5, maxDiskMs: 60 },
    ...{ minLatencyMs: 50, maxLatencyMs: 350 },
    peers: names.map((name) => ({
      name,
      behaviour: liars.has(name) ? pick(lying()) : null,
      snapshots: [first],
    })),
    settings: {
      ...{ fetchItems: 3 * (1 + random.below(8)), fetchBytes: 200, maxLeafBytes: 1000 },
      ...{ fetchTimeoutMs: 1000, snapshotRequestTimeoutMs: 1500, snapshotTtlMs: 4000 },
      ...{ retryMinMs: 50, retryMaxMs: 1000, coalesceMs: 50, markPatienceMs: 2000 },
      ...{ stallMs: 120_000, maxRetainedRoots: pick([0, 1, 8]) },
      maxOutstandingPerPeer: 1 + random.below(2),
    },
    marked: () => {
      if (snapshots.length < 6) addSnapshot()
    },
  })
  const unreachable = new Set<string>()
  swarm.reachable = (peer) => !unreachable.has(peer)
  let crashes = 0
  /** From one target to the next, in all lives. */
  let moves = 0
  const moved = () => Math.max(0, swarm.session.progress.targets - 1)
  for (let more = random.below(5); more > 0; more -= 1) {
    swarm.time.after(random.below(12_000), addSnapshot)
    const needed = 100 * (1 + random.below(4))
    swarm.time.after(random.below(12_000), () => {
      swarm.session.targetChanged({ atLeast: needed })
    })
    swarm.time.after(random.below(12_000), () => {
      swarm.leader = pick(honest)
      swarm.leaderTerm += 1
    })
    const peer = pick(names)
    const down = random.below(12_000)
    swarm.time.after(down, () => void unreachable.add(peer))
    swarm.time.after(down + random.below(5000), () => void unreachable.delete(peer))
    swarm.time.after(random.below(12_000), () => {
      if (swarm.outcome !== null) return
      holds(swarm.sink.putTwice === 0, 'C5', 'something is fetched twice in a life')
      crashes += 1
      moves += moved()
      swarm.crash()
    })
  }
  holds(swarm.run(900_000), 'C25', 'it does not end')
  const { outcome, sink, blamed } = swarm
  if (outcome?.ok !== true) {
    throw new Violation('C25', `it failed: ${outcome?.error.message}`, { cause: outcome?.error })
  }
  const { anchor } = outcome.position
  const target = snapshots.find((each) => each.anchor === anchor)
  holds(isDeepStrictEqual(sink.installed, target?.leaves), 'C24', 'other bytes')
  holds(sink.putTwice === 0, 'C26', 'what the disk had is fetched again')
  for (const peer of blamed) holds(liars.has(peer), 'R8', `${peer} is blamed, and did nothing`)
  const { size } = new Set(swarm.reached)
  holds(size === swarm.reached.length, 'C22', 'it reached a target twice')
  return { crashes, moves: moves + moved() }
}
