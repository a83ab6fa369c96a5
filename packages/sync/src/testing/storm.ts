import type { SyncSession } from '../state-sync.ts'
import type { Downloads } from './downloads.ts'
import type { NetworkFaults } from './lossy-network.ts'
import { pick } from './pick.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { VirtualTime } from './virtual-time.ts'

/**
 * Everything at once that a catch-up must survive: of five peers, the leader among them, two lie; 30 of 100 messages are
 * lost, the others take 200 ± 150 ms; sources, leaders and the follower end at any point and come back; links are cut,
 * others lead, targets move.
 */
export interface Storm {
  readonly names: readonly string[]
  readonly liars: ReadonlySet<string>
  readonly network: Required<NetworkFaults>
  /** Draws what happens to the swarm, and when. @param move the target does */
  breakOut(swarm: Exposed, move: () => void): void
  readonly met: Readonly<Met>
}

/** What happened. */
export interface Met {
  /** Of the follower, before it was done; of others; of them, who led. */
  crashes: number
  sourceCrashes: number
  leaderCrashes: number
  /** Others led. */
  elections: number
  /** From one target to the next, in the lives that a crash ended. */
  moves: number
}

/** A swarm that it breaks out over. */
interface Exposed {
  readonly time: VirtualTime
  readonly session: Pick<SyncSession<never>, 'progress'>
  readonly peers: readonly {
    readonly name: string
    readonly down: boolean
    crash(): void
    restart(): void
  }[]
  readonly downloads: Pick<Downloads, 'total'>
  readonly outcome: unknown
  leader: string | null
  leaderTerm: number
  reachable: (peer: string) => boolean
  crash(): void
}

/** Misfortunes of each kind, at most. */
const MOST = 4
const ELECTION_MS = 300
const MOST_DOWN_MS = 4000

export function createStorm(random: SeededRandom): Storm {
  const names = ['p0', 'p1', 'p2', 'p3', 'p4']
  const liars = new Set([`p${1 + random.below(2)}`, `p${3 + random.below(2)}`])
  // Some are over before half of it is here.
  const lastsMs = pick(random, [3000, 12_000, 12_000])
  const met = { crashes: 0, sourceCrashes: 0, leaderCrashes: 0, elections: 0, moves: 0 }
  const elect = (swarm: Exposed) => {
    const able = swarm.peers.filter(({ name, down }) => !down && !liars.has(name))
    if (able.length === 0) swarm.time.after(ELECTION_MS, () => elect(swarm))
    else {
      swarm.leader = pick(random, able).name
      swarm.leaderTerm += 1
      met.elections += 1
    }
  }
  const crashSource = (swarm: Exposed) => {
    const peer = pick(random, swarm.peers)
    if (peer.down || swarm.outcome !== null) return
    met.sourceCrashes += 1
    peer.crash()
    if (swarm.leader === peer.name) {
      met.leaderCrashes += 1
      swarm.leader = null
      swarm.time.after(ELECTION_MS + random.below(1000), () => elect(swarm))
    }
    swarm.time.after(1 + random.below(MOST_DOWN_MS), () => peer.restart())
  }
  const crashFollower = (swarm: Exposed) => {
    if (swarm.outcome !== null) return
    met.crashes += 1
    met.moves += Math.max(0, swarm.session.progress.targets - 1)
    swarm.crash()
  }
  /** As something has come, which a disk has hardly seen. */
  const crashOnNews = (swarm: Exposed, had: number) => {
    if (swarm.downloads.total > had) crashFollower(swarm)
    else if (swarm.outcome === null) {
      swarm.time.after(1 + random.below(20), () => crashOnNews(swarm, had))
    }
  }
  return {
    ...{ names, liars, met },
    network: { loss: 30, doubled: 5, minLatencyMs: 50, maxLatencyMs: 350 },
    breakOut(swarm, move) {
      const unreachable = new Set<string>()
      swarm.reachable = (peer) => !unreachable.has(peer)
      const times = () =>
        Array.from({ length: random.below(MOST + 1) }, () => random.below(lastsMs))
      for (const at of times()) swarm.time.after(at, move)
      for (const at of times()) swarm.time.after(at, () => crashSource(swarm))
      for (const at of times()) {
        const isAimed = random.below(2) === 0
        swarm.time.after(at, () => {
          if (isAimed) crashOnNews(swarm, swarm.downloads.total)
          else crashFollower(swarm)
        })
      }
      for (const at of times()) {
        swarm.time.after(at, () => {
          if (swarm.leader !== null) elect(swarm)
        })
      }
      for (const at of times()) {
        const peer = pick(random, names)
        swarm.time.after(at, () => void unreachable.add(peer))
        swarm.time.after(at + random.below(MOST_DOWN_MS), () => void unreachable.delete(peer))
      }
    },
  }
}
