import { isDeepStrictEqual } from 'node:util'
import { cameThere } from './came-there.ts'
import { blameless, lying } from './log-misbehaviour.ts'
import { type MadeLog, makeLog, markData } from './made-log.ts'
import { flapLinks, loseLeader } from './misfortunes.ts'
import { pick } from './pick.ts'
import { createReplaySwarm, type ReplaySwarm } from './replay-swarm.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { holds } from './violation.ts'

const ENTRIES_IN_RUN = 64

function dataOf(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    if (random.below(40) === 0) return markData
    // Some do not fit an answer.
    const length = random.below(60) === 0 ? random.below(900) : random.below(40)
    return Uint8Array.from({ length }, () => random.below(256))
  })
}

/** Its first run is another: as long as the log of the group, or shorter. */
function divergedFrom(random: SeededRandom, data: readonly Uint8Array[]): MadeLog {
  const [first = markData, ...rest] = data
  const length = random.below(2) === 0 ? data.length : ENTRIES_IN_RUN + random.below(36)
  return makeLog([Uint8Array.of(...first, 1), ...rest].slice(0, length))
}

interface Run {
  readonly swarm: ReplaySwarm
  readonly own: MadeLog
  readonly log: MadeLog
  readonly liars: ReadonlySet<string>
  readonly ended: boolean
  readonly maxHandedBytes: number
  /** So many entries are here, and not those of the group. Null: they are the group's. */
  readonly diverged: number | null
}

/** What happens is drawn from the seed: who lies and how, what the network does, who crashes, how the log grows. */
function runSeed(seed: number): Run {
  const random = createSeededRandom(seed)
  const data = dataOf(random, 100 + random.below(1500))
  const isDiverged = random.below(12) === 0
  const own = isDiverged
    ? divergedFrom(random, data)
    : makeLog(data.slice(0, random.below(data.length)))
  const diverged = isDiverged ? own.entries.length : null
  if (random.below(3) === 0 && own.entries.length > 0) own.cut(random.below(own.entries.length))
  const liars = new Set<string>()
  const logs: MadeLog[] = []
  const peers = Array.from({ length: 1 + random.below(4) }, (_, at) => {
    const name = `p${at}`
    // The leader, p0, is honest but for one time in eight.
    const kind = at === 0 ? Math.max(0, random.below(16) - 13) : random.below(3)
    if (kind === 1) liars.add(name)
    const behaviour = kind === 0 ? null : pick(random, kind === 1 ? lying() : blameless())
    const log = makeLog(data, (read) => swarm.time.after(random.below(20), read))
    // Others begin later, and do not help with what is lacking first.
    if (at > 0 && random.below(3) === 0) log.cut(random.below(data.length))
    logs.push(log)
    return { name, behaviour, log }
  })
  const maxBufferedBytes = pick(random, [1, 2000, 100_000])
  const fetchBytes = 100 + random.below(2000)
  const settings = {
    ...{ fetchEntries: ENTRIES_IN_RUN * (1 + random.below(5)), fetchBytes, maxBufferedBytes },
    ...{ maxOutstanding: 1 + random.below(5), maxPerPeer: 1 + random.below(2) },
    ...{ fetchTimeoutMs: 800, askTimeoutMs: 800, targetEveryMs: 300 },
    maxRetainedRoots: pick(random, [0, 1, 8]),
    ...{ retryMinMs: 20, retryMaxMs: 500, stallMs: 60_000, leaseMs: 2000 },
  }
  const [minLatencyMs, maxLatencyMs] = pick(random, [
    [0, 2],
    [5, 30],
    [50, 350],
  ] as const)
  const swarm = createReplaySwarm({
    ...{ random, own, peers, settings, minLatencyMs, maxLatencyMs },
    ...{ loss: pick(random, [0, 0, 10, 30]), doubled: pick(random, [0, 20]) },
    maxApplyMs: pick(random, [0, 5, 100]),
  })
  // The log grows, on all alike, one a little after the other.
  if (random.below(4) > 0) {
    const more = dataOf(random, random.below(200))
    const at = random.below(2000)
    for (const log of logs) swarm.time.after(at + random.below(50), () => log.append(...more))
    data.push(...more)
  }
  if (random.below(3) === 0) {
    // A source that holds a log that others hold too crashes, and comes back.
    const peer = pick(random, swarm.peers)
    swarm.time.after(random.below(600), () => peer.crash())
    swarm.time.after(600 + random.below(3000), () => peer.restart())
  }
  if (random.below(3) === 0) flapLinks(random, swarm)
  if (random.below(4) === 0) loseLeader(random, swarm)
  const ended = swarm.run(900_000)
  const largest = Math.max(...data.map(({ length }) => length)) * 64
  const answer = Math.max(fetchBytes, largest)
  const maxHandedBytes = maxBufferedBytes + settings.maxOutstanding * answer
  const log = logs[0] ?? own
  return { swarm, own, log, liars, ended, maxHandedBytes, diverged }
}

/**
 * A follower that is behind, among peers of which some lie, in a network that loses: it gets its log from whoever is
 * honest. Throws where it does not.
 */
export function runReplaySwarm(seed: number): void {
  const { swarm, own, log, liars, ended, maxHandedBytes, diverged } = runSeed(seed)
  const { outcome, session, reached } = swarm
  holds(ended, 'C25', 'it does not end')
  const honest = swarm.peers[0]?.behaviour === null
  for (const [peer, { invalid }] of session.progress.peers) {
    holds(liars.has(peer) || invalid === 0, 'R8', `${peer} is blamed, and did nothing`)
  }
  if (diverged !== null) {
    holds(outcome?.ok === false, 'H17', 'another log is taken for that of the leader')
    holds(own.entries.length === diverged, 'H17', 'something is taken behind another log')
    const isTold = outcome.error.code === 'log_diverged'
    holds(isTold || !honest, 'H17', `another log is no divergence: ${outcome.error.code}`)
    return
  }
  // Whatever was taken is the log of the group.
  const ofGroup = log.entries.slice(0, own.entries.length)
  holds(isDeepStrictEqual(own.entries, ofGroup), 'C16', 'a log that is not of the group')
  const isThere = cameThere(outcome, honest)
  holds(swarm.mostHandedBytes <= maxHandedBytes, 'C8', 'too much is handed out')
  holds(new Set(reached).size === reached.length, 'C22', 'it reached a target twice')
  if (isThere) {
    const { anchor, term } = outcome.position
    holds(anchor === reached.at(-1), 'C22', 'it ends elsewhere than it said that it is')
    holds(own.entries.length >= anchor, 'C20', 'it ends without everything')
    const isTerm = anchor === 0 || own.entries[anchor - 1]?.term === term
    holds(isTerm, 'C20', 'it ends in another term')
  }
  // Whatever was not released runs out.
  swarm.time.runUntil(() => false, swarm.time.now + 4000)
  for (const { provider } of swarm.peers) {
    holds(provider.safeToPrune() === null, 'H22', 'the log is kept for nobody')
  }
}
