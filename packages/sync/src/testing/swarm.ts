import { decodeSnapshotMessage, encodeSnapshotMessage } from '../snapshot/message-codec.ts'
import type { SnapshotMessage } from '../snapshot/messages.ts'
import { createSnapshotProvider } from '../snapshot/provider.ts'
import { createSnapshotSession } from '../snapshot/session.ts'
import { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from '../snapshot/settings.ts'
import type { Gap, SyncOutcome, SyncProvider, SyncSession } from '../state-sync.ts'
import { createDownloads, type Downloads } from './downloads.ts'
import { createLives } from './lives.ts'
import { createLossyNetwork, type NetworkFaults } from './lossy-network.ts'
import type { MadeSnapshot } from './made-snapshot.ts'
import { createMemorySink, type MemorySink } from './memory-sink.ts'
import { createMemorySource, type MemorySource } from './memory-source.ts'
import type { Misbehaviour } from './misbehaviour.ts'
import type { SeededRandom } from './seeded-random.ts'
import { createStagingDisk } from './staging-disk.ts'
import { holds } from './violation.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** A follower that is behind, peers that serve it, and a network between them that loses, doubles and delays. */
export interface Swarm {
  readonly time: VirtualTime
  readonly peers: readonly SwarmPeer[]
  readonly session: SyncSession<SnapshotMessage>
  readonly sink: MemorySink
  readonly downloads: Downloads
  /** Puts of a leaf that was there already, in all lives. */
  readonly putTwice: number
  readonly outcome: SyncOutcome | null
  readonly reached: readonly number[]
  readonly blamed: ReadonlySet<string>
  /** Who leads; the follower's core believes it. */
  leader: string | null
  leaderTerm: number
  /** Messages that the follower sent, in order. */
  readonly sent: readonly { readonly to: string; readonly message: SnapshotMessage }[]
  reachable: (peer: string) => boolean
  /** Its process ends and starts again: of what was not durable some is lost, what it was asked for finds nobody. */
  crash(): void
  /** Until the session ended. False: the time was up. */
  run(limit: number): boolean
}

export interface SwarmPeer {
  readonly name: string
  source: MemorySource
  provider: SyncProvider<SnapshotMessage>
  readonly marks: string[][]
  behaviour: Misbehaviour | null
  firstIndex: number
  /** Its process has ended: what comes in is lost, and what it was about to do does not happen. */
  readonly down: boolean
  crash(): void
  /** It comes back with what its log names on its disk, and knows of no lease, no session and nothing that is held. */
  restart(): void
}

export interface SwarmOptions extends NetworkFaults {
  readonly random: SeededRandom
  readonly groupId: Uint8Array
  readonly peers: readonly {
    readonly name: string
    readonly behaviour?: Misbehaviour | null
    readonly snapshots: readonly MadeSnapshot[]
  }[]
  readonly gap: Gap
  readonly settings?: Partial<SnapshotSyncSettings>
  readonly maxDiskMs?: number
  /** So many bytes are staged before they are synced. */
  readonly syncBytes?: number
  /** A mark was asked of the leader. */
  marked?(peer: SwarmPeer): void
}

const TICK_MS = 20
const follower = 'follower'

export function createSwarm(options: SwarmOptions): Swarm {
  const { random, groupId, maxDiskMs = 2, syncBytes = 0 } = options
  const settings = { ...defaultSnapshotSyncSettings, ...options.settings }
  const time = createVirtualTime(random)
  const staging = createStagingDisk(syncBytes)
  const downloads = createDownloads()
  const lives = createLives()
  const reached: number[] = []
  const blamed = new Set<string>()
  const sent: { to: string; message: SnapshotMessage }[] = []
  let outcome: SyncOutcome | null = null
  let requestId = 1000
  let putTwice = 0

  const leader = () => (swarm.leader === null ? null : { id: swarm.leader, term: swarm.leaderTerm })
  const deliver = createLossyNetwork<SnapshotMessage>({
    ...options,
    time,
    encode: encodeSnapshotMessage,
    decode: decodeSnapshotMessage,
  })

  const peers = options.peers.map((made): SwarmPeer => {
    const { name } = made
    const ownLives = createLives()
    let down = false
    const begin = (snapshots: readonly MadeSnapshot[]) => {
      const living = ownLives.living()
      const source = createMemorySource((read) => {
        time.after(random.below(maxDiskMs + 1), () => living(read))
      })
      for (const snapshot of snapshots) source.add(snapshot)
      const provider = createSnapshotProvider(
        {
          ...{ self: name, groupId, source, leader },
          firstIndex: () => peer.firstIndex,
          commit: () => Number.MAX_SAFE_INTEGER,
          send(to, message) {
            if (to !== follower) return false
            const messages = peer.behaviour === null ? [message] : peer.behaviour(message, random)
            for (const each of messages) deliver(each, (got) => now.session.receive(name, got))
            return true
          },
          requestMark(requesters) {
            peer.marks.push([...requesters])
            options.marked?.(peer)
          },
        },
        settings,
      )
      return { source, provider }
    }
    const peer: SwarmPeer = {
      ...{ name, marks: [], behaviour: made.behaviour ?? null, firstIndex: 1 },
      ...begin(made.snapshots),
      get down() {
        return down
      },
      crash() {
        down = true
        ownLives.end()
      },
      restart() {
        // Whatever else is there, a start deletes.
        Object.assign(peer, begin(peer.source.snapshots.slice(-1)))
        down = false
      },
    }
    return peer
  })

  /** What a leader was told is needed of its log, it keeps, be it that it heard so for the first time (H22). */
  const served = (peer: SwarmPeer, message: SnapshotMessage) => {
    if (peer.down) return
    peer.provider.receive(follower, message)
    const isLeader = swarm.leader === peer.name
    if (message.type !== 'fetchTarget' || message.held === null || !isLeader) return
    const from = peer.provider.safeToPrune()
    const isKept = from !== null && from <= message.held.anchor
    holds(isKept, 'H22', 'the log is cut that a session needs')
  }

  const begin = () => {
    const living = lives.living()
    let free = 0
    // One thing after the other, as a sink has to.
    const inTurn = (callback: () => void) => {
      free = Math.max(free + 1, time.now + random.below(maxDiskMs + 1))
      time.after(free - time.now, () => living(callback))
    }
    const sink = createMemorySink(inTurn, staging, downloads.brought)
    return { sink, session: createSession(sink) }
  }
  const createSession = (sink: MemorySink) =>
    createSnapshotSession(
      {
        ...{ self: follower, groupId, sink, leader },
        members: () => peers.map(({ name }) => name),
        reachable: (peer) => swarm.reachable(peer),
        requestId: () => requestId++,
        send(to, message) {
          const peer = peers.find(({ name }) => name === to)
          if (peer === undefined || !swarm.reachable(to)) return false
          sent.push({ to, message })
          deliver(message, (got) => served(peer, got))
          return true
        },
        reached({ anchor }) {
          holds(sink.waiting === 0, 'C22', 'it is reached before the disk has all of it')
          reached.push(anchor)
        },
        blamed: (peer) => void blamed.add(peer),
        ended(result) {
          holds(outcome === null, 'C25', 'it ended twice')
          outcome = result
        },
      },
      options.gap,
      settings,
    )

  let now = begin()
  const tick = () => {
    for (const { provider, down } of peers) if (!down) provider.tick(time.now)
    now.session.tick(time.now)
    time.after(TICK_MS, tick)
  }
  const swarm: Swarm = {
    ...{ time, peers, downloads, reached, blamed, sent },
    get session() {
      return now.session
    },
    get sink() {
      return now.sink
    },
    get putTwice() {
      return putTwice + now.sink.putTwice
    },
    leader: peers[0]?.name ?? null,
    leaderTerm: 1,
    reachable: () => true,
    get outcome() {
      return outcome
    },
    crash() {
      lives.end()
      const tail = staging.unsynced + now.sink.waiting
      staging.crash(random)
      // A leaf is a batch where it is as large, and comes whole or not at all.
      downloads.crashed({ tail, batch: 0, keeps: (leaf) => staging.has(String(leaf)) })
      putTwice += now.sink.putTwice
      reached.length = 0
      now = begin()
      now.session.start(time.now)
    },
    run: (limit) => time.runUntil(() => outcome !== null, limit),
  }
  now.session.start(0)
  tick()
  return swarm
}
