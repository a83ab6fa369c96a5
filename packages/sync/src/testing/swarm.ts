import { decodeSnapshotMessage, encodeSnapshotMessage } from '../snapshot/message-codec.ts'
import type { SnapshotMessage } from '../snapshot/messages.ts'
import { createSnapshotProvider } from '../snapshot/provider.ts'
import { createSnapshotSession } from '../snapshot/session.ts'
import { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from '../snapshot/settings.ts'
import type { Gap, SyncOutcome, SyncProvider, SyncSession } from '../state-sync.ts'
import type { MadeSnapshot } from './made-snapshot.ts'
import { createMemorySink, type MemorySink } from './memory-sink.ts'
import { createMemorySource, type MemorySource } from './memory-source.ts'
import type { Misbehaviour } from './misbehaviour.ts'
import type { SeededRandom } from './seeded-random.ts'
import { holds } from './violation.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** A follower that is behind, peers that serve it, and a network between them that loses, doubles and delays. */
export interface Swarm {
  readonly time: VirtualTime
  readonly peers: readonly SwarmPeer[]
  readonly session: SyncSession<SnapshotMessage>
  readonly sink: MemorySink
  readonly outcome: SyncOutcome | null
  readonly reached: readonly number[]
  readonly blamed: ReadonlySet<string>
  /** Who leads; the follower's core believes it. */
  leader: string | null
  leaderTerm: number
  /** Messages that the follower sent, in order. */
  readonly sent: readonly { readonly to: string; readonly message: SnapshotMessage }[]
  reachable: (peer: string) => boolean
  /** Its process ends and starts again: what the disk had not taken is lost, what it was asked for finds nobody. */
  crash(): void
  /** Until the session ended. False: the time was up. */
  run(limit: number): boolean
}

interface SwarmPeer {
  readonly name: string
  readonly source: MemorySource
  readonly provider: SyncProvider<SnapshotMessage>
  readonly marks: string[][]
  behaviour: Misbehaviour | null
  firstIndex: number
}

export interface SwarmOptions {
  readonly random: SeededRandom
  readonly groupId: Uint8Array
  readonly peers: readonly {
    readonly name: string
    readonly behaviour?: Misbehaviour | null
    readonly snapshots: readonly MadeSnapshot[]
  }[]
  readonly gap: Gap
  readonly settings?: Partial<SnapshotSyncSettings>
  /** Of 100. */
  readonly loss?: number
  readonly doubled?: number
  readonly minLatencyMs?: number
  readonly maxLatencyMs?: number
  readonly maxDiskMs?: number
  /** A mark was asked of the leader. */
  marked?(peer: SwarmPeer): void
}

const TICK_MS = 20
const follower = 'follower'

export function createSwarm(options: SwarmOptions): Swarm {
  const { random, groupId, loss = 0, doubled = 0, maxDiskMs = 2 } = options
  const { minLatencyMs = 0, maxLatencyMs = 3 } = options
  const settings = { ...defaultSnapshotSyncSettings, ...options.settings }
  const time = createVirtualTime(random)
  const disk = (callback: () => void) => time.after(random.below(maxDiskMs + 1), callback)
  const kept = new Map<string, Uint8Array>()
  let life = 0
  const reached: number[] = []
  const blamed = new Set<string>()
  const sent: { to: string; message: SnapshotMessage }[] = []
  let outcome: SyncOutcome | null = null
  let requestId = 1000

  const leader = () => (swarm.leader === null ? null : { id: swarm.leader, term: swarm.leaderTerm })
  /** What arrives went through the codec, as frames do. */
  const deliver = (message: SnapshotMessage, to: (message: SnapshotMessage) => void) => {
    const copies = random.below(100) < doubled ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      if (random.below(100) < loss) continue
      const body = encodeSnapshotMessage(message)
      time.after(minLatencyMs + random.below(maxLatencyMs - minLatencyMs + 1), () => {
        try {
          const received = decodeSnapshotMessage(body)
          body.fill(0xee)
          if (received !== null) to(received)
        } catch (error) {
          // A malformed frame is dropped where frames are received.
          if (!(error instanceof Error && 'code' in error)) throw error
        }
      })
    }
  }

  const peers = options.peers.map(({ name, behaviour = null, snapshots }): SwarmPeer => {
    const source = createMemorySource(disk)
    for (const snapshot of snapshots) source.add(snapshot)
    const marks: string[][] = []
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
          marks.push([...requesters])
          options.marked?.(peer)
        },
      },
      settings,
    )
    const peer: SwarmPeer = { name, source, provider, marks, behaviour, firstIndex: 1 }
    return peer
  })

  /** Nothing of a life that is over happens any more. */
  const inThisLife = () => {
    const own = life
    return (act: () => void) => {
      if (own === life) act()
    }
  }
  const begin = () => {
    const living = inThisLife()
    let free = 0
    // One thing after the other, as a sink has to.
    const inTurn = (callback: () => void) => {
      free = Math.max(free + 1, time.now + random.below(maxDiskMs + 1))
      time.after(free - time.now, () => living(callback))
    }
    const sink = createMemorySink(inTurn, kept)
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
          deliver(message, (got) => peer.provider.receive(follower, got))
          return true
        },
        reached: ({ anchor }) => void reached.push(anchor),
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
    for (const { provider } of peers) provider.tick(time.now)
    now.session.tick(time.now)
    time.after(TICK_MS, tick)
  }
  const swarm: Swarm = {
    ...{ time, peers, reached, blamed, sent },
    get session() {
      return now.session
    },
    get sink() {
      return now.sink
    },
    leader: peers[0]?.name ?? null,
    leaderTerm: 1,
    reachable: () => true,
    get outcome() {
      return outcome
    },
    crash() {
      life += 1
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
