import { isDeepStrictEqual } from 'node:util'
import { lying } from './log-misbehaviour.ts'
import { type MadeLog, makeLog, markData } from './made-log.ts'
import { pick } from './pick.ts'
import { createReplaySwarm } from './replay-swarm.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { createStorm } from './storm.ts'
import type { StormFigures } from './storm-figures.ts'
import { holds, Violation } from './violation.ts'

const ENTRIES_IN_RUN = 64

function dataOf(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    if (random.below(40) === 0) return markData
    const length = 1 + random.below(random.below(60) === 0 ? 900 : 40)
    return Uint8Array.from({ length }, () => random.below(256))
  })
}

/**
 * A follower that replays the log in a storm: it comes to the log of the group, is told nothing wrong of anybody, and is
 * brought again what crashes took of what was not appended for good, and of the rest no more than a run. Throws where it is
 * otherwise.
 */
export function runCrashingReplaySwarm(seed: number): StormFigures {
  const random = createSeededRandom(seed)
  const storm = createStorm(random)
  const { names, liars, met } = storm
  const data = dataOf(random, 300 + random.below(1500))
  const own = makeLog(data.slice(0, random.below(300)))
  const disk = (read: () => void) => swarm.time.after(random.below(20), read)
  const logs = new Map(names.map((name): [string, MadeLog] => [name, makeLog(data, disk)]))
  // Others begin later, and do not help with what is lacking first.
  for (const name of names.slice(1)) {
    if (random.below(4) === 0) logs.get(name)?.cut(random.below(data.length))
  }
  const swarm = createReplaySwarm({
    ...{ random, own, ...storm.network, maxApplyMs: pick(random, [5, 100, 1000]) },
    peers: Array.from(logs, ([name, log]) => ({
      ...{ name, log },
      behaviour: liars.has(name) ? pick(random, lying()) : null,
    })),
    settings: {
      ...{ fetchEntries: ENTRIES_IN_RUN * (1 + random.below(3)), fetchBytes: 2000 },
      ...{ maxOutstanding: 1 + random.below(8), maxPerPeer: 1 + random.below(2) },
      maxBufferedBytes: pick(random, [2000, 20_000, 200_000]),
      maxRetainedRoots: pick(random, [0, 1, 8]),
      ...{ fetchTimeoutMs: 1000, askTimeoutMs: 1000, targetEveryMs: 500, leaseMs: 4000 },
      ...{ retryMinMs: 50, retryMaxMs: 1000, stallMs: 120_000 },
    },
  })
  /** One after the other has more of it: who is down, when it is back. */
  const grow = () => {
    const more = dataOf(random, 1 + random.below(200))
    data.push(...more)
    for (const name of names) swarm.time.after(random.below(100), () => follow(name))
  }
  const follow = (name: string) => {
    const [peer, log] = [swarm.peers.find((each) => each.name === name), logs.get(name)]
    if (peer?.down === true) swarm.time.after(500, () => follow(name))
    else log?.append(...data.slice(log.entries.length))
  }
  storm.breakOut(swarm, grow)
  holds(swarm.run(900_000), 'C25', 'it does not end')
  const { outcome, reached, blamed, downloads } = swarm
  const ofGroup = data.slice(0, own.entries.length)
  const isOfGroup = isDeepStrictEqual(own.entries, makeLog(ofGroup).entries)
  holds(isOfGroup, 'C16', 'a log that is not of the group')
  if (outcome?.ok !== true) {
    throw new Violation('C25', `it failed: ${outcome?.error.message}`, { cause: outcome?.error })
  }
  const { anchor } = outcome.position
  holds(anchor === reached.at(-1), 'C22', 'it ends elsewhere than it said that it is')
  holds(own.entries.length >= anchor, 'C20', 'it ends without everything')
  holds(new Set(reached).size === reached.length, 'C22', 'it reached a target twice')
  for (const peer of blamed) holds(liars.has(peer), 'R8', `${peer} is blamed, and did nothing`)
  const { tail, lost, again } = downloads
  const moves = met.moves + Math.max(0, swarm.session.progress.targets - 1)
  return { ...met, moves, tail, lost, again, blamed: blamed.size }
}
