import type { SeededRandom } from './seeded-random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Of a swarm, what misfortunes change. */
export interface Afflicted {
  readonly time: VirtualTime
  readonly peers: readonly { readonly name: string }[]
  leader: string | null
  leaderTerm: number
  reachable: (peer: string) => boolean
}

/** Links come and go, the leader's too (H3): each is down once. */
export function flapLinks(random: SeededRandom, swarm: Afflicted): void {
  const unreachable = new Set<string>()
  swarm.reachable = (peer) => !unreachable.has(peer)
  for (const { name } of swarm.peers) {
    const down = random.below(500)
    swarm.time.after(down, () => void unreachable.add(name))
    swarm.time.after(down + 1 + random.below(2000), () => void unreachable.delete(name))
  }
}

/** The leader is gone for a while, and back in a later term (H13). */
export function loseLeader(random: SeededRandom, swarm: Afflicted): void {
  const { leader } = swarm
  swarm.time.after(random.below(300), () => {
    swarm.leader = null
  })
  swarm.time.after(300 + random.below(700), () => {
    swarm.leader = leader
    swarm.leaderTerm += 1
  })
}
