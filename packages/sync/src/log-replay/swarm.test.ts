import { expect, test } from 'vitest'
import type { LogMisbehaviour } from '../testing/log-misbehaviour.ts'
import * as misbehaviours from '../testing/log-misbehaviour.ts'
import { type MadeLog, makeLog, markData } from '../testing/made-log.ts'
import { createReplaySwarm, type ReplaySwarm } from '../testing/replay-swarm.ts'
import { createSeededRandom, type SeededRandom } from '../testing/seeded-random.ts'

/** What a session may blame a peer for, and what only costs time. */
const lying = (): readonly LogMisbehaviour[] => [
  misbehaviours.oneByteOff,
  misbehaviours.anotherTerm,
  misbehaviours.withoutProof,
  misbehaviours.bentProof,
  misbehaviours.oneEntryShort,
  misbehaviours.empty,
  misbehaviours.otherRuns,
  misbehaviours.shifted,
  misbehaviours.absurdTarget,
  misbehaviours.mixedUp(),
]
const blameless: readonly LogMisbehaviour[] = [
  misbehaviours.silent,
  misbehaviours.flapping,
  misbehaviours.refusing,
  misbehaviours.boasting,
]

const pick = <T>(random: SeededRandom, of: readonly T[]) => of[random.below(of.length)] as T

function dataOf(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    if (random.below(40) === 0) return markData
    // Some do not fit an answer.
    const length = random.below(60) === 0 ? random.below(900) : random.below(40)
    return Uint8Array.from({ length }, () => random.below(256))
  })
}

interface Run {
  readonly swarm: ReplaySwarm
  readonly own: MadeLog
  readonly log: MadeLog
  readonly liars: ReadonlySet<string>
  readonly ended: boolean
  readonly maxHandedBytes: number
}

/** What happens is drawn from the seed: who lies and how, what the network does, who crashes, how the log grows. */
function runSeed(seed: number): Run {
  const random = createSeededRandom(seed)
  const data = dataOf(random, 100 + random.below(1500))
  const own = makeLog(data.slice(0, random.below(data.length)))
  if (random.below(3) === 0 && own.entries.length > 0) own.cut(random.below(own.entries.length))
  const liars = new Set<string>()
  const logs: MadeLog[] = []
  const peers = Array.from({ length: 1 + random.below(4) }, (_, at) => {
    const name = `p${at}`
    // The leader, p0, is honest but for one time in eight.
    const kind = at === 0 ? Math.max(0, random.below(16) - 13) : random.below(3)
    if (kind === 1) liars.add(name)
    const behaviour = kind === 0 ? null : pick(random, kind === 1 ? lying() : blameless)
    const log = makeLog(data, (read) => swarm.time.after(random.below(20), read))
    // Others begin later, and do not help with what is lacking first.
    if (at > 0 && random.below(3) === 0) log.cut(random.below(data.length))
    logs.push(log)
    return { name, behaviour, log }
  })
  const maxBufferedBytes = pick(random, [1, 2000, 100_000])
  const fetchBytes = 100 + random.below(2000)
  const settings = {
    ...{ fetchEntries: 64 * (1 + random.below(5)), fetchBytes, maxBufferedBytes },
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
    swarm.time.after(random.below(600), () => {
      peer.down = true
    })
    swarm.time.after(600 + random.below(3000), () => peer.restart())
  }
  if (random.below(3) === 0) {
    // Links come and go, the leader's too (H3).
    const unreachable = new Set<string>()
    swarm.reachable = (peer) => !unreachable.has(peer)
    for (const { name } of swarm.peers) {
      const down = random.below(500)
      swarm.time.after(down, () => void unreachable.add(name))
      swarm.time.after(down + 1 + random.below(2000), () => void unreachable.delete(name))
    }
  }
  if (random.below(4) === 0) {
    // The leader is gone for a while, and back in a later term (H13).
    swarm.time.after(random.below(300), () => {
      swarm.leader = null
    })
    swarm.time.after(300 + random.below(700), () => {
      swarm.leader = 'p0'
      swarm.leaderTerm = 2
    })
  }
  const ended = swarm.run(900_000)
  const largest = Math.max(...data.map(({ length }) => length)) * 64
  const answer = Math.max(fetchBytes, largest)
  const maxHandedBytes = maxBufferedBytes + settings.maxOutstanding * answer
  const log = logs[0] ?? own
  return { swarm, own, log, liars, ended, maxHandedBytes }
}

function check(seed: number): void {
  const { swarm, own, log, liars, ended, maxHandedBytes } = runSeed(seed)
  const { outcome, session, reached } = swarm
  expect(ended, 'it ends').toBe(true)
  const honest = swarm.peers[0]?.behaviour === null
  // Whatever was taken is the log of the group.
  expect(own.entries).toEqual(log.entries.slice(0, own.entries.length))
  if (outcome?.ok === false) {
    // An honest leader comes back, and nothing else may keep the follower from its log.
    if (honest) throw outcome.error
    expect(outcome.error.code).toMatch(/^(sync_stalled|no_honest_peer)$/)
  }
  for (const [peer, { invalid }] of session.progress.peers) {
    if (!liars.has(peer)) expect(invalid, `no false penalty: ${peer}`).toBe(0)
  }
  expect(swarm.mostHandedBytes, 'no more in memory than may be').toBeLessThanOrEqual(maxHandedBytes)
  expect(new Set(reached).size, 'reached at most once per target').toBe(reached.length)
  if (outcome?.ok === true) {
    const { anchor, term } = outcome.position
    expect(anchor).toBe(reached.at(-1))
    expect(own.entries.length).toBeGreaterThanOrEqual(anchor)
    if (anchor > 0) expect(own.entries[anchor - 1]?.term).toBe(term)
  }
  // Whatever was not released runs out.
  swarm.time.runUntil(() => false, swarm.time.now + 4000)
  for (const { provider } of swarm.peers) expect(provider.safeToPrune()).toBeNull()
}

// More by hand: SYNC_SEEDS=10000 npx vitest run packages/sync/src/log-replay/swarm
const SEEDS = Number(process.env.SYNC_SEEDS ?? 500)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`a follower gets its log from whoever is honest, over ${SEEDS} seeds`, {
  timeout: 1_800_000,
}, () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    try {
      check(seed)
    } catch (error) {
      throw new Error(`seed ${seed}: SYNC_FIRST_SEED=${seed} SYNC_SEEDS=1`, { cause: error })
    }
  }
})
