import { decodeLogMessage, encodeLogMessage } from '../log-replay/message-codec.ts'
import type { LogMessage } from '../log-replay/messages.ts'
import { createLogReplayProvider } from '../log-replay/provider.ts'
import { createLogReplaySession } from '../log-replay/session.ts'
import { defaultLogReplaySettings, type LogReplaySettings } from '../log-replay/settings.ts'
import type { SyncOutcome, SyncProvider, SyncSession } from '../state-sync.ts'
import type { LogMisbehaviour } from './log-misbehaviour.ts'
import type { MadeLog } from './made-log.ts'
import type { SeededRandom } from './seeded-random.ts'
import { holds } from './violation.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** A follower that is behind, peers that serve it their logs, and a network that loses, doubles and delays. */
export interface ReplaySwarm {
  readonly time: VirtualTime
  readonly peers: readonly ReplayPeer[]
  readonly session: SyncSession<LogMessage>
  readonly outcome: SyncOutcome | null
  readonly reached: readonly number[]
  /** Of data that was handed out and not applied, at most. */
  readonly mostHandedBytes: number
  /** Who leads; the follower's core believes it. */
  leader: string | null
  leaderTerm: number
  reachable: (peer: string) => boolean
  /** Until the session ended. False: the time was up. */
  run(limit: number): boolean
}

interface ReplayPeer {
  readonly name: string
  readonly log: MadeLog
  readonly behaviour: LogMisbehaviour | null
  provider: SyncProvider<LogMessage>
  /** It crashed: nothing goes out, what comes in is lost. */
  down: boolean
  /** Comes back as a new process, whose requests and leases are gone. */
  restart(): void
}

export interface ReplaySwarmOptions {
  readonly random: SeededRandom
  readonly own: MadeLog
  readonly peers: readonly {
    readonly name: string
    readonly log: MadeLog
    readonly behaviour?: LogMisbehaviour | null
  }[]
  readonly settings?: Partial<LogReplaySettings>
  /** Of 100. */
  readonly loss?: number
  readonly doubled?: number
  readonly minLatencyMs?: number
  readonly maxLatencyMs?: number
  readonly maxApplyMs?: number
}

const TICK_MS = 20
const follower = 'follower'

export function createReplaySwarm(options: ReplaySwarmOptions): ReplaySwarm {
  const { random, own, loss = 0, doubled = 0, minLatencyMs = 0, maxLatencyMs = 3 } = options
  const { maxApplyMs = 0 } = options
  const settings = { ...defaultLogReplaySettings, ...options.settings }
  const groupId = new Uint8Array(16)
  const time = createVirtualTime(random)
  const reached: number[] = []
  let outcome: SyncOutcome | null = null
  let requestId = 1000
  let handedBytes = 0
  let mostHandedBytes = 0
  /** When everything that was handed out is applied. */
  let appliedAt = 0

  const leader = () => (swarm.leader === null ? null : { id: swarm.leader, term: swarm.leaderTerm })
  /** What arrives went through the codec, as frames do. */
  const deliver = (message: LogMessage, to: (message: LogMessage) => void) => {
    const copies = random.below(100) < doubled ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      if (random.below(100) < loss) continue
      const body = encodeLogMessage(message)
      time.after(minLatencyMs + random.below(maxLatencyMs - minLatencyMs + 1), () => {
        try {
          const received = decodeLogMessage(body)
          body.fill(0xee)
          if (received !== null) to(received)
        } catch (error) {
          // A malformed frame is dropped where frames are received.
          if (!(error instanceof Error && 'code' in error)) throw error
        }
      })
    }
  }

  const peers = options.peers.map(({ name, log, behaviour = null }): ReplayPeer => {
    const start = () =>
      createLogReplayProvider(
        {
          ...{ self: name, groupId, log, leader },
          firstIndex: () => log.firstIndex,
          send(to, message) {
            if (to !== follower || peer.down) return false
            const messages = behaviour === null ? [message] : behaviour(message, random)
            for (const each of messages) deliver(each, (got) => session.receive(name, got))
            return true
          },
        },
        settings,
      )
    const peer: ReplayPeer = {
      ...{ name, log, behaviour, down: false, provider: start() },
      restart() {
        peer.provider.close()
        peer.provider = start()
        peer.down = false
      },
    }
    return peer
  })

  let before = own.range().closed() as { readonly index: number; readonly term: number }
  const session = createLogReplaySession(
    {
      ...{ self: follower, groupId, leader },
      members: () => peers.map(({ name }) => name),
      reachable: (peer) => swarm.reachable(peer),
      requestId: () => requestId++,
      send(to, message) {
        const peer = peers.find(({ name }) => name === to)
        if (peer === undefined || !swarm.reachable(to)) return false
        deliver(message, (got) => {
          if (!peer.down) peer.provider.receive(follower, got)
        })
        return true
      },
      // The verdicts of the peers say it.
      blamed: () => undefined,
      reached: ({ anchor }) => void reached.push(anchor),
      ended(result) {
        holds(outcome === null, 'C25', 'it ended twice')
        outcome = result
      },
      standing: () => own.range().closed(),
      replay(prev, entries, done) {
        const joins = prev.index === before.index && prev.term === before.term
        const isNext = entries[0]?.index === prev.index + 1
        holds(joins && isNext, 'C18', 'a hole')
        before = entries.at(-1) ?? before
        const bytes = entries.reduce((sum, { data }) => sum + data.length, 0)
        handedBytes += bytes
        mostHandedBytes = Math.max(mostHandedBytes, handedBytes)
        appliedAt = Math.max(appliedAt, time.now) + random.below(maxApplyMs + 1)
        const behind = appliedAt - time.now
        const apply = () => {
          handedBytes -= bytes
          for (const { index, data } of entries) if (index > own.entries.length) own.append(data)
          done()
        }
        // In order: what is due at one moment is drawn.
        appliedAt += 1
        time.after(behind, apply)
      },
    },
    settings,
  )

  const tick = () => {
    for (const { provider } of peers) provider.tick(time.now)
    session.tick(time.now)
    time.after(TICK_MS, tick)
  }
  const swarm: ReplaySwarm = {
    ...{ time, peers, session, reached },
    leader: peers[0]?.name ?? null,
    leaderTerm: 1,
    reachable: () => true,
    get outcome() {
      return outcome
    },
    get mostHandedBytes() {
      return mostHandedBytes
    },
    run: (limit) => time.runUntil(() => outcome !== null, limit),
  }
  session.start(0)
  tick()
  return swarm
}
