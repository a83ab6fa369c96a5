import { isDeepStrictEqual } from 'node:util'
import { type MadeSnapshot, makeSnapshot } from './made-snapshot.ts'
import { lying } from './misbehaviour.ts'
import { pick } from './pick.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { createStorm } from './storm.ts'
import type { StormFigures } from './storm-figures.ts'
import { createSwarm, type SwarmPeer } from './swarm.ts'
import { holds, Violation } from './violation.ts'

const groupId = new Uint8Array(16).fill(9)
const MOST_SNAPSHOTS = 6

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
 * A follower that fetches a snapshot in a storm: it comes to the state of honest peers, is told nothing wrong of anybody,
 * and is brought again what crashes took of what was not durable, and nothing else. Throws where it is otherwise.
 */
export function runCrashingSwarm(seed: number): StormFigures {
  const random = createSeededRandom(seed)
  const storm = createStorm(random)
  const { names, liars, met } = storm
  const snapshots = [nextOf(random, null, 1)]
  /** A mark comes by: who was down learns of it later. The log is cut behind it, as far as nobody needs it. */
  const keep = (peer: SwarmPeer, snapshot: MadeSnapshot) => {
    if (peer.down) {
      swarm.time.after(200 + random.below(2000), () => keep(peer, snapshot))
      return
    }
    if ((peer.source.newest()?.anchor ?? 0) >= snapshot.anchor) return
    peer.source.add(snapshot)
    peer.source.prune()
    const needed = peer.provider.safeToPrune() ?? snapshot.anchor
    peer.firstIndex = Math.max(peer.firstIndex, Math.min(needed, snapshot.anchor) + 1)
  }
  const addSnapshot = () => {
    if (snapshots.length === MOST_SNAPSHOTS) return
    const newer = nextOf(random, snapshots.at(-1) ?? null, snapshots.length + 1)
    snapshots.push(newer)
    for (const peer of swarm.peers) keep(peer, newer)
  }
  const swarm = createSwarm({
    ...{ random, groupId, gap: { atLeast: 100 }, ...storm.network },
    // Some disks sync each leaf, some a part of the state, some hardly ever.
    ...{ maxDiskMs: 60, syncBytes: pick(random, [0, 400, 2000, 1e6]) },
    peers: names.map((name) => ({
      name,
      behaviour: liars.has(name) ? pick(random, lying()) : null,
      snapshots: [...snapshots],
    })),
    settings: {
      ...{ fetchItems: 3 * (1 + random.below(8)), fetchBytes: 200, maxLeafBytes: 1000 },
      ...{ fetchTimeoutMs: 1000, snapshotRequestTimeoutMs: 1500, snapshotTtlMs: 4000 },
      ...{ retryMinMs: 50, retryMaxMs: 1000, coalesceMs: 50, markPatienceMs: 2000 },
      ...{ stallMs: 120_000, maxRetainedRoots: pick(random, [0, 1, 8]) },
      maxOutstandingPerPeer: 1 + random.below(2),
    },
    marked: addSnapshot,
  })
  storm.breakOut(swarm, () => {
    if (random.below(2) === 0) addSnapshot()
    else swarm.session.targetChanged({ atLeast: 100 * (1 + random.below(4)) })
  })
  holds(swarm.run(900_000), 'C25', 'it does not end')
  const { outcome, sink, blamed, downloads } = swarm
  if (outcome?.ok !== true) {
    throw new Violation('C25', `it failed: ${outcome?.error.message}`, { cause: outcome?.error })
  }
  const { anchor } = outcome.position
  const target = snapshots.find((each) => each.anchor === anchor)
  holds(isDeepStrictEqual(sink.installed, target?.leaves), 'C24', 'other bytes')
  holds(swarm.putTwice === 0, 'C5', 'something is fetched twice in a life')
  for (const peer of blamed) holds(liars.has(peer), 'R8', `${peer} is blamed, and did nothing`)
  const { size } = new Set(swarm.reached)
  holds(size === swarm.reached.length, 'C22', 'it reached a target twice')
  const { tail, lost, again } = downloads
  const moves = met.moves + Math.max(0, swarm.session.progress.targets - 1)
  return { ...met, moves, tail, lost, again, blamed: blamed.size }
}
