import { join } from 'node:path'
import { createCluster } from '../cluster/cluster.ts'
import { heldLines } from '../cluster/held-lines.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { Failure } from '../script/failure.ts'
import { createAnswerDroppingProxy } from './answer-dropping-proxy.ts'
import { increment, type Tally } from './counters.ts'

export interface ExactlyOnce {
  readonly seconds: number
  say(text: string): void
  readonly signal: AbortSignal
}

export interface ExactlyOnceResult extends Tally {
  readonly sum: number
  readonly dropped: number
  readonly kills: number
}

const map = 'counters'
const counters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
/** Answers that a connection lets through: the hello, then so many. Primes, so that the cuts wander. */
const fuses = [2, 13, 5, 31, 3, 17, 7, 53]
const programs = 4
const incrementsPerKill = 100

/**
 * Several programs increment the same counters by compare-exchange. Each reaches the daemons through a proxy that
 * throws answers away and leads the retry to another peer, while the leader is killed and restarted.
 * @throws Failure unless, on every peer, acknowledged ≤ sum ≤ acknowledged + unknown
 */
export async function exactlyOnce(options: ExactlyOnce): Promise<ExactlyOnceResult> {
  const { seconds, say, signal } = options
  await using cluster = await createCluster({ name: 'exactly-once', signal })
  const peers = await startVoters(cluster, 3)
  const tally: Tally = { acknowledged: 0, unknown: 0, tries: 0 }
  const upstreams = await Promise.all(peers.map((peer) => peer.socket()))
  const until = performance.now() + seconds * 1_000
  const ending = new AbortController()
  let kills = 0
  let dropped = 0
  const goesOn = (): boolean =>
    (kills === 0 || performance.now() < until) && !ending.signal.aborted && !signal.aborted

  const runProgram = async (first: number): Promise<void> => {
    const socket = join(cluster.directory, `program-${first}.sock`)
    let turn = first
    const nextFuse = (): number => fuses[turn++ % fuses.length] ?? 1
    await using proxy = await createAnswerDroppingProxy({ socket, upstreams, first, nextFuse })
    await increment({ socket, map, counters, tally, goesOn })
    dropped += proxy.dropped
  }
  const killLeaders = async (): Promise<void> => {
    while (goesOn()) {
      await moreIncrements(tally, goesOn, signal)
      const leader = await cluster.leader()
      await leader.kill()
      await leader.start()
      kills += 1
      say(`killed and restarted ${leader.name}, which led; ${tally.acknowledged} increments so far`)
    }
  }
  const running = [...Array(programs).keys()].map(runProgram)
  try {
    await Promise.all([...running, killLeaders()])
  } finally {
    ending.abort()
    await Promise.allSettled(running)
  }

  let sum = 0
  for (const peer of peers) {
    const { lines } = await heldLines(peer, map, cluster.directory)
    sum = lines.reduce((total, line) => total + Number(line), 0)
    if (sum >= tally.acknowledged && sum <= tally.acknowledged + tally.unknown) continue
    throw new Failure(
      `${peer.name} counts ${sum}, but ${tally.acknowledged} increments were acknowledged and ${tally.unknown} are unknown.`,
    )
  }
  return { ...tally, sum, dropped, kills }
}

/** Resolves when increments have gone on for a while. @throws Failure when they do not */
async function moreIncrements(
  tally: Tally,
  goesOn: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const enough = tally.acknowledged + incrementsPerKill
  await waitFor(
    `${incrementsPerKill} more increments`,
    () => (tally.acknowledged >= enough || !goesOn() ? true : null),
    { timeoutMs: 30_000, signal },
  )
}
