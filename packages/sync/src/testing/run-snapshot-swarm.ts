import { isDeepStrictEqual } from 'node:util'
import { cameThere } from './came-there.ts'
import { forgedHeader, type MadeSnapshot, makeSnapshot } from './made-snapshot.ts'
import { blameless, lying } from './misbehaviour.ts'
import { flapLinks, loseLeader } from './misfortunes.ts'
import { pick } from './pick.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { createSwarm, type Swarm } from './swarm.ts'
import { holds } from './violation.ts'

const groupId = new Uint8Array(16).fill(9)
const LARGEST_LEAF = 1000

function leavesOf(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    // Some do not fit an answer.
    const length = random.below(8) === 0 ? random.below(900) : random.below(60)
    return Uint8Array.from({ length }, () => random.below(256))
  })
}

function snapshotOf(random: SeededRandom, anchor: number, before: MadeSnapshot | null) {
  const sections = Array.from({ length: 1 + random.below(4) }, () =>
    leavesOf(random, random.below(3) === 0 ? 0 : random.below(24)),
  )
  // Of the former state, most is still there.
  if (before !== null) sections.push([...before.leaves].filter(() => random.below(4) > 0))
  return makeSnapshot({ groupId, anchor, sections, term: 1, sealed: random.below(2) === 0 })
}

interface Run {
  readonly swarm: Swarm
  readonly snapshots: readonly MadeSnapshot[]
  readonly liars: ReadonlySet<string>
  readonly ended: boolean
  readonly maxBufferedBytes: number
  readonly atLeast: number
}

/** What happens is drawn from the seed: who lies and how, what the network does, what is asked for, what changes meanwhile. */
function runSeed(seed: number): Run {
  const random = createSeededRandom(seed)
  const first = snapshotOf(random, 100, null)
  const snapshots = [first]
  const liars = new Set<string>()
  const count = 1 + random.below(4)
  const peers = Array.from({ length: count }, (_, at) => {
    const name = `p${at}`
    // Whatever others bring would seem to be a lie: it is asked alone.
    if (count === 1 && random.below(4) === 0) {
      liars.add(name)
      return { name, behaviour: null, snapshots: [forgedHeader(first)] }
    }
    // The leader, p0, is honest but for one time in eight.
    const kind = at === 0 ? Math.max(0, random.below(16) - 13) : random.below(3)
    if (kind === 1) liars.add(name)
    const behaviour = kind === 0 ? null : pick(random, kind === 1 ? lying() : blameless())
    return { name, behaviour, snapshots: at > 0 && random.below(5) === 0 ? [] : [first] }
  })
  const atLeast = random.below(3) === 0 ? 150 : 100
  const maxBufferedBytes = pick(random, [1, 500, 2 ** 24])
  const settings = {
    ...{ fetchItems: 1 + random.below(40), fetchBytes: 100 + random.below(300) },
    ...{ maxOutstanding: 1 + random.below(5), maxBufferedBytes, maxLeafBytes: LARGEST_LEAF },
    ...{ fetchTimeoutMs: pick(random, [300, 600]), snapshotRequestTimeoutMs: 800 },
    snapshotTtlMs: 1000,
    ...{ retryMinMs: 20, retryMaxMs: 500, coalesceMs: 50, markPatienceMs: 600, stallMs: 60_000 },
    maxSessions: 1 + random.below(2),
    maxOutstandingPerPeer: 1 + random.below(3),
    maxRetainedRoots: pick(random, [0, 1, 8]),
  }
  const addSnapshot = () => {
    const newer = snapshotOf(random, 100 + 100 * snapshots.length, snapshots.at(-1) ?? null)
    snapshots.push(newer)
    for (const { source } of swarm.peers) {
      source.add(newer)
      source.prune()
    }
  }
  const swarm = createSwarm({
    ...{ random, groupId, peers, gap: { atLeast }, settings },
    ...{ loss: pick(random, [0, 0, 10, 30]), doubled: pick(random, [0, 20]) },
    ...{ maxLatencyMs: pick(random, [2, 30, 250]), maxDiskMs: pick(random, [0, 5, 100]) },
    marked: () => {
      if (snapshots.length < 4) swarm.time.after(random.below(300), addSnapshot)
    },
  })
  if (random.below(2) === 0) swarm.time.after(random.below(400), addSnapshot)
  if (random.below(4) === 0) {
    const raised = () => swarm.session.targetChanged({ atLeast: 150 })
    swarm.time.after(random.below(400), raised)
  }
  if (random.below(3) === 0) flapLinks(random, swarm)
  if (random.below(4) === 0) loseLeader(random, swarm)
  const ended = swarm.run(600_000)
  return { swarm, snapshots, liars, ended, maxBufferedBytes, atLeast }
}

/**
 * A follower that is behind, among peers of which some lie, in a network that loses: it gets its state from whoever is
 * honest. Throws where it does not.
 */
export function runSnapshotSwarm(seed: number): void {
  const { swarm, snapshots, liars, ended, maxBufferedBytes, atLeast } = runSeed(seed)
  const { outcome, sink, session } = swarm
  holds(ended, 'C25', 'it does not end')
  const honest = swarm.peers[0]?.behaviour === null && !liars.has('p0')
  if (!cameThere(outcome, honest)) {
    holds(sink.installed === null, 'C24', 'it failed, and replaced the state')
    return
  }
  const { anchor } = outcome.position
  holds(anchor >= atLeast, 'C3', 'it ends before what is needed')
  const target = snapshots.find((each) => each.anchor === anchor)
  holds(isDeepStrictEqual(sink.installed, target?.leaves), 'C24', 'other bytes')
  const { size } = new Set(swarm.reached)
  holds(size === swarm.reached.length, 'C22', 'it reached a target twice')
  for (const [peer, { invalid }] of session.progress.peers) {
    holds(liars.has(peer) || invalid === 0, 'R8', `${peer} is blamed, and did nothing`)
  }
  // Beyond the bound: one answer, or the one large leaf that is put together.
  holds(sink.mostWaiting <= maxBufferedBytes + LARGEST_LEAF, 'C8', 'too much waits')
  const late = { type: 'manifestPiece', id: 1, data: new Uint8Array(1) } as const
  holds(session.receive('p0', late), 'C6', 'what comes late is not known for an answer')
  // Whatever was not released runs out.
  swarm.time.runUntil(() => false, swarm.time.now + 2000)
  for (const { source, provider } of swarm.peers) {
    holds(source.held.size === 0, 'H22', 'a snapshot is held for nobody')
    holds(source.reading === 0, 'C7', 'something is read for nobody')
    holds(provider.safeToPrune() === null, 'H22', 'the log is kept for nobody')
  }
}
