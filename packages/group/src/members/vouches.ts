import type { Millis, ReplicaId } from '@tesela/raft'
import type { Deadlines } from '../deadlines.ts'
import { UnavailableError } from '../errors.ts'
import type { Asks } from '../forward/asks.ts'
import type { PeerAddress, Transport } from '../seams.ts'
import { createWaiter } from '../waiter.ts'

/**
 * Whether a replica is a member although this one's configuration does not say so. A follower that was away may
 * not know the members that were added since, one of which may lead; it could never learn of them if it refused
 * them. So it asks those that it knows: one yes is enough.
 */
export interface Vouches {
  ask(replica: ReplicaId): Promise<boolean>
}

export interface VouchesOptions {
  readonly asks: Asks
  readonly transport: Pick<Transport, 'reachable'>
  readonly peers: () => readonly PeerAddress[]
  readonly clock: { now(): Millis }
  readonly deadlines: Deadlines
  readonly vouchMs: Millis
  /** Questions at once; a stranger beyond it is refused and may come again. */
  readonly maxOpen: number
}

export function createVouches(options: VouchesOptions): Vouches {
  return new AskedVouches(options)
}

class AskedVouches implements Vouches {
  readonly #options: VouchesOptions
  readonly #open = new Map<ReplicaId, Promise<boolean>>()

  constructor(options: VouchesOptions) {
    this.#options = options
  }

  ask(replica: ReplicaId): Promise<boolean> {
    const open = this.#open.get(replica)
    if (open !== undefined) return open
    if (this.#open.size >= this.#options.maxOpen) return Promise.resolve(false)
    const asked = this.#askAll(replica).finally(() => this.#open.delete(replica))
    this.#open.set(replica, asked)
    return asked
  }

  #askAll(replica: ReplicaId): Promise<boolean> {
    const { asks, transport, peers, clock, deadlines, vouchMs } = this.#options
    const deadline = clock.now() + vouchMs
    return new Promise((resolve) => {
      const waiter = createWaiter<boolean>({
        deadlines,
        deadline,
        giveUp: () => new UnavailableError('nobody vouched in time'),
        done: (outcome) => resolve(outcome.ok && outcome.value),
      })
      let open = 0
      const heard = (vouched: boolean) => {
        open -= 1
        if (vouched) waiter.resolve(true)
        else if (open === 0) waiter.resolve(false)
        return true
      }
      for (const { replica: peer } of peers()) {
        if (peer === replica || !transport.reachable(peer)) continue
        const sent = asks.ask(peer, { propose: [], vouch: { replica } }, deadline, {
          answer: ({ vouched }) => heard(vouched === true),
          lost: () => heard(false),
        })
        if (sent) open += 1
      }
      if (open === 0) waiter.resolve(false)
    })
  }
}
