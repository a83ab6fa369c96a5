import { setTimeout as delay } from 'node:timers/promises'
import type { CatchUpStatus } from '@tesela/client'
import { assertEqualStates } from '../cluster/equal-states.ts'
import { joinGroup } from '../cluster/join-group.ts'
import { createLedger } from '../cluster/ledger.ts'
import { assertNothingLost } from '../cluster/lost-writes.ts'
import type { Peer } from '../cluster/peer.ts'
import type { PacedFigures } from '../load/paced-calls.ts'
import { startPacedWriter } from '../load/paced-writer.ts'
import { watchCatchUp } from './catch-up-watch.ts'
import type { FilledGroup } from './filled-group.ts'

export interface JoinFigures {
  /** From `tesela join` until it printed that the peer is online. */
  readonly joinMs: number
  /** In their order; of each what the last look showed. */
  readonly sessions: readonly {
    readonly strategy: string
    readonly bytes: number
    readonly ofBytes: number
    /** By the role that the source had. */
    readonly sources: readonly { readonly source: string; readonly bytes: number }[]
  }[]
  readonly before: PacedFigures
  readonly during: PacedFigures
  /** Of the three voters, by their role: p99 of how late timers were. */
  readonly eventLoop: readonly {
    readonly peer: string
    readonly beforeP99Ms: number
    readonly duringP99Ms: number
  }[]
}

export interface JoinUnderLoad {
  readonly group: FilledGroup
  readonly perSecond: number
  say(text: string): void
  readonly signal: AbortSignal
}

const map = 'beside'
const quietMs = 5_000

/** A fourth peer joins while writes go on at an even pace through the leader. */
export async function joinUnderLoad(options: JoinUnderLoad): Promise<[Peer, JoinFigures]> {
  const { group, perSecond, say, signal } = options
  const { cluster, voters } = group
  const ledger = createLedger()
  const leader = await group.leader()
  const joiner = await cluster.addPeer()
  const roles = new Map<string, string>()
  for (const [at, peer] of voters.entries()) {
    const { replica = '' } = (await peer.status()).group ?? {}
    roles.set(replica, peer === leader ? `${peer.name} (leader)` : `${peer.name} (follower)`)
    say(`${roles.get(replica)} is source ${at + 1} of ${voters.length}`)
  }
  await using writer = await startPacedWriter({ peer: leader, map, ledger, perSecond, signal })
  // Connections, code that is not compiled yet: none of it is the join's doing.
  await delay(quietMs / 2, undefined, { signal })
  await lateness(voters)
  const quietFrom = performance.now()
  await delay(quietMs, undefined, { signal })
  const before = writer.between(quietFrom, performance.now())
  const lateBefore = await lateness(voters)

  await using watch = watchCatchUp(joiner, signal)
  const from = performance.now()
  await joinGroup(joiner, leader)
  const to = performance.now()
  const lateDuring = await lateness(voters)
  const during = writer.between(from, to)
  await writer.stop()
  await cluster.reached(cluster.peers, ledger.revision)
  await assertNothingLost(cluster, map, ledger)
  await assertEqualStates(cluster.peers, signal)
  const figures = {
    joinMs: to - from,
    sessions: watch.sessions.map((session) => sessionFigures(session, roles)),
    before,
    during,
    eventLoop: [...roles.values()].map((peer, at) => ({
      peer,
      beforeP99Ms: lateBefore[at] ?? Number.NaN,
      duringP99Ms: lateDuring[at] ?? Number.NaN,
    })),
  }
  return [joiner, figures]
}

function sessionFigures(
  { strategy, bytes, ofBytes, peers }: CatchUpStatus,
  roles: ReadonlyMap<string, string>,
): JoinFigures['sessions'][number] {
  const sources = peers.map((peer) => ({
    source: roles.get(peer.replica) ?? peer.replica,
    bytes: peer.bytes,
  }))
  return { strategy, bytes, ofBytes, sources }
}

/** Milliseconds, of each peer since it was last asked. */
async function lateness(peers: readonly Peer[]): Promise<readonly number[]> {
  return Promise.all(
    peers.map(async (peer) => (await peer.status()).eventLoopDelayP99Ms ?? Number.NaN),
  )
}
