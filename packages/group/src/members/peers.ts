import type { ConfState, ReplicaId } from '@tesela/raft'
import type { PeerAddress, StateMachine, Transport } from '../seams.ts'

/** Who belongs to the group, as far as this member knows, and who ought to be connected. */
export interface Peers {
  has(replica: ReplicaId): boolean
  /** Everybody but this member. */
  others(): readonly PeerAddress[]
  /** The records of the members may have changed. */
  refresh(): void
  /** Another configuration is in effect. */
  configured(conf: ConfState): void
}

export interface PeersOptions {
  readonly self: ReplicaId
  readonly machine: Pick<StateMachine, 'members' | 'wasRemoved'>
  readonly transport: Pick<Transport, 'setPeers'>
  /** What a start begins with: whoever leaves by it may be in no record any more. */
  readonly conf: ConfState
  /** What the admission told, or was noted since: believed until the log says that they were removed. */
  readonly initial: readonly PeerAddress[]
}

export function createPeers(options: PeersOptions): Peers {
  return new ConfiguredPeers(options)
}

class ConfiguredPeers implements Peers {
  readonly #options: PeersOptions
  #others: readonly PeerAddress[] = []
  #conf: readonly ReplicaId[]

  constructor(options: PeersOptions) {
    this.#options = options
    this.#conf = everybodyIn(options.conf)
  }

  has(replica: ReplicaId): boolean {
    return (
      this.#options.machine.members().has(replica) ||
      this.#conf.includes(replica) ||
      this.#others.some((other) => other.replica === replica)
    )
  }

  others(): readonly PeerAddress[] {
    return this.#others
  }

  configured(conf: ConfState): void {
    this.#conf = everybodyIn(conf)
    this.refresh()
  }

  refresh(): void {
    const { self, machine, transport, initial } = this.#options
    const members = machine.members()
    const peers = new Map<ReplicaId, PeerAddress>()
    // The log, as far as it was applied, may not name yet those who tell the rest: they came later, or refill it from its
    // beginning. Nobody who was removed is added again (rule 41).
    for (const peer of initial) {
      if (!machine.wasRemoved(peer.replica)) peers.set(peer.replica, peer)
    }
    // Who is removed counts until the core says that it does no more: its vote may be what the removal needs.
    for (const peer of [...initial, ...this.#others]) {
      if (this.#conf.includes(peer.replica)) peers.set(peer.replica, peer)
    }
    for (const { id, addresses } of members.values()) peers.set(id, { replica: id, addresses })
    peers.delete(self)
    this.#others = [...peers.values()]
    transport.setPeers(this.#others)
  }
}

function everybodyIn({ voters, votersOutgoing, learners }: ConfState): readonly ReplicaId[] {
  return [...voters, ...votersOutgoing, ...learners]
}
