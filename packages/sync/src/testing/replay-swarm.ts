import type { RangedEntry, RootedCut } from '../log-range/log-range.ts'
import { decodeLogMessage, encodeLogMessage } from '../log-replay/message-codec.ts'
import type { LogMessage } from '../log-replay/messages.ts'
import { createLogReplayProvider } from '../log-replay/provider.ts'
import { createLogReplaySession, type LogReplaySession } from '../log-replay/session.ts'
import { defaultLogReplaySettings, type LogReplaySettings } from '../log-replay/settings.ts'
import type { SyncOutcome, SyncProvider } from '../state-sync.ts'
import { createDownloads, type Downloads } from './downloads.ts'
import { createLives } from './lives.ts'
import type { LogMisbehaviour } from './log-misbehaviour.ts'
import { createLossyNetwork, type NetworkFaults } from './lossy-network.ts'
import type { MadeLog } from './made-log.ts'
import type { SeededRandom } from './seeded-random.ts'
import { holds } from './violation.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** A follower that is behind, peers that serve it their logs, and a network that loses, doubles and delays. */
export interface ReplaySwarm {
  readonly time: VirtualTime
  readonly peers: readonly ReplayPeer[]
  readonly session: LogReplaySession
  readonly outcome: SyncOutcome | null
  readonly reached: readonly number[]
  readonly blamed: ReadonlySet<string>
  readonly downloads: Downloads
  /** Of data that was handed out and not applied, at most. */
  readonly mostHandedBytes: number
  /** Who leads; the follower's core believes it. */
  leader: string | null
  leaderTerm: number
  reachable: (peer: string) => boolean
  /**
   * Its process ends and starts again: its log has what was applied, and of what it was handed beyond that a beginning. What
   * it was asked for finds nobody.
   */
  crash(): void
  /** Until the session ended. False: the time was up. */
  run(limit: number): boolean
}

interface ReplayPeer {
  readonly name: string
  readonly log: MadeLog
  readonly behaviour: LogMisbehaviour | null
  provider: SyncProvider<LogMessage>
  /** It crashed: nothing goes out, what comes in is lost. */
  readonly down: boolean
  crash(): void
  /** Comes back as a new process, whose requests and leases are gone. */
  restart(): void
}

export interface ReplaySwarmOptions extends NetworkFaults {
  readonly random: SeededRandom
  readonly own: MadeLog
  readonly peers: readonly {
    readonly name: string
    readonly log: MadeLog
    readonly behaviour?: LogMisbehaviour | null
  }[]
  readonly settings?: Partial<LogReplaySettings>
  readonly maxApplyMs?: number
}

const TICK_MS = 20
const follower = 'follower'

export function createReplaySwarm(options: ReplaySwarmOptions): ReplaySwarm {
  const { random, own, maxApplyMs = 0 } = options
  const settings = { ...defaultLogReplaySettings, ...options.settings }
  const groupId = new Uint8Array(16)
  const time = createVirtualTime(random)
  const lives = createLives()
  const downloads = createDownloads()
  const reached: number[] = []
  const blamed = new Set<string>()
  let outcome: SyncOutcome | null = null
  let requestId = 1000
  /** Handed out and not applied, in order. */
  let handed: readonly RangedEntry[] = []
  let mostHandedBytes = 0
  /** When everything that was handed out is applied. */
  let appliedAt = 0

  const leader = () => (swarm.leader === null ? null : { id: swarm.leader, term: swarm.leaderTerm })
  const deliver = createLossyNetwork<LogMessage>({
    ...options,
    time,
    encode: encodeLogMessage,
    decode: decodeLogMessage,
  })

  const peers = options.peers.map(({ name, log, behaviour = null }): ReplayPeer => {
    const ownLives = createLives()
    let down = false
    const start = () => {
      const living = ownLives.living()
      return createLogReplayProvider(
        {
          ...{ self: name, groupId, leader },
          log: {
            serving: () => log.serving(),
            range: () => log.range(),
            read: (from, maxBytes, done) =>
              log.read(from, maxBytes, (entries) => living(() => done(entries))),
          },
          firstIndex: () => log.firstIndex,
          send(to, message) {
            if (to !== follower) return false
            const messages = behaviour === null ? [message] : behaviour(message, random)
            for (const each of messages) deliver(each, (got) => session.receive(name, got))
            return true
          },
        },
        settings,
      )
    }
    const peer: ReplayPeer = {
      ...{ name, log, behaviour, provider: start() },
      get down() {
        return down
      },
      crash() {
        down = true
        ownLives.end()
      },
      restart() {
        peer.provider = start()
        down = false
      },
    }
    return peer
  })

  /** What a leader was told is needed of its log, it keeps, be it that it heard so for the first time (H22). */
  const served = (peer: ReplayPeer, message: LogMessage) => {
    if (peer.down) return
    peer.provider.receive(follower, message)
    if (message.type !== 'fetchTarget' || swarm.leader !== peer.name) return
    const first = peer.log.range().run(message.neededRun)?.first
    const from = peer.provider.safeToPrune()
    const isKept = first === undefined || (from !== null && from < first)
    holds(isKept, 'H22', 'the log is cut that a session needs')
  }

  const begin = () => {
    const living = lives.living()
    const start = own.range().closed() as RootedCut
    let before: { readonly index: number; readonly term: number } = start
    appliedAt = time.now
    return createLogReplaySession(
      {
        ...{ self: follower, groupId, leader },
        members: () => peers.map(({ name }) => name),
        reachable: (peer) => swarm.reachable(peer),
        requestId: () => requestId++,
        send(to, message) {
          if (message.type === 'fetchEntries') {
            holds(message.fromRun >= start.runs, 'C26', 'what was here at its start is asked for')
          }
          const peer = peers.find(({ name }) => name === to)
          if (peer === undefined || !swarm.reachable(to)) return false
          deliver(message, (got) => served(peer, got))
          return true
        },
        blamed: (peer) => void blamed.add(peer),
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
          for (const { index, data } of entries) downloads.brought(index, data.length)
          handed = [...handed, ...entries]
          mostHandedBytes = Math.max(mostHandedBytes, dataBytes(handed))
          appliedAt = Math.max(appliedAt, time.now) + random.below(maxApplyMs + 1)
          const behind = appliedAt - time.now
          const apply = () => {
            handed = handed.slice(entries.length)
            append(entries)
            done()
          }
          // In order: what is due at one moment is drawn.
          appliedAt += 1
          time.after(behind, () => living(apply))
        },
      },
      settings,
    )
  }
  const append = (entries: readonly RangedEntry[]) => {
    for (const { index, data } of entries) if (index > own.entries.length) own.append(data)
  }

  let session = begin()
  const tick = () => {
    for (const { provider, down } of peers) if (!down) provider.tick(time.now)
    session.tick(time.now)
    time.after(TICK_MS, tick)
  }
  const swarm: ReplaySwarm = {
    ...{ time, peers, reached, blamed, downloads },
    get session() {
      return session
    },
    leader: peers[0]?.name ?? null,
    leaderTerm: 1,
    reachable: () => true,
    get outcome() {
      return outcome
    },
    get mostHandedBytes() {
      return mostHandedBytes
    },
    crash() {
      lives.end()
      const unapplied = handed.filter(({ index }) => index > own.entries.length)
      append(unapplied.slice(0, random.below(unapplied.length + 1)))
      handed = []
      const last = own.entries.length
      const keeps = (index: string | number) => Number(index) <= last
      // A run comes whole, also one of which the log has a part.
      const open = own.entries.slice(own.range().closed().index)
      downloads.crashed({ tail: dataBytes(unapplied), keeps, batch: dataBytes(open) })
      reached.length = 0
      session = begin()
      session.start(time.now)
    },
    run: (limit) => time.runUntil(() => outcome !== null, limit),
  }
  session.start(0)
  tick()
  return swarm
}

function dataBytes(entries: readonly RangedEntry[]): number {
  return entries.reduce((sum, { data }) => sum + data.length, 0)
}
