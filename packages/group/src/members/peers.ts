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
  readonly machine: Pick<StateMachine, 'members'>
  readonly transport: Pick<Transport, 'setPeers'>
  /** What the admission told: believed until the log names this replica, and while `isBehind`. */
  readonly initial: readonly PeerAddress[]
  /** The log ends before what this replica promised: it has lost some, and what it says of the members may be old. */
  isBehind(): boolean
}

export function createPeers(options: PeersOptions): Peers {
  return new ConfiguredPeers(options)
}

class ConfiguredPeers implements Peers {
  readonly #options: PeersOptions
  #others: readonly PeerAddress[] = []
  #conf: readonly ReplicaId[] = []

  constructor(options: PeersOptions) {
    this.#options = options
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

  configured({ voters, votersOutgoing, learners }: ConfState): void {
    this.#conf = [...voters, ...votersOutgoing, ...learners]
    this.refresh()
  }

  refresh(): void {
    const { self, machine, transport, initial, isBehind } = this.#options
    const members = machine.members()
    const peers = new Map<ReplicaId, PeerAddress>()
    if (!members.has(self) || isBehind()) for (const peer of initial) peers.set(peer.replica, peer)
    // Who is removed counts until the core says that it does no more: its vote may be what the removal needs.
    for (const peer of this.#others) {
      if (this.#conf.includes(peer.replica)) peers.set(peer.replica, peer)
    }
    for (const { id, addresses } of members.values()) peers.set(id, { replica: id, addresses })
    peers.delete(self)
    this.#others = [...peers.values()]
    transport.setPeers(this.#others)
  }
}
