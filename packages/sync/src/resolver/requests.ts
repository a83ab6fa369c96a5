import type { Millis, PeerName } from '../state-sync.ts'
import type { Resolver } from './resolver.ts'

/** A request under way. */
export interface UnderWay<What> {
  readonly id: number
  readonly peer: PeerName
  /** What it stands for, and what its answer is proven against. */
  readonly what: What
  readonly askedAt: Millis
  readonly deadline: Millis
}

/**
 * Requests by id, whatever they ask for. An answer to one that is tracked no more finds nobody, and nobody is blamed (C6,
 * R8). What cannot be sent or comes too late counts against its peer here (R2); what an answer is worth, whoever verifies it
 * tells the resolver.
 */
export interface Requests<What> extends Iterable<UnderWay<What>> {
  readonly size: number
  /** Who is asked for something. */
  readonly peers: ReadonlySet<PeerName>
  /** How many were put to the peer. */
  to(peer: PeerName): number
  /** False: it could not be sent, and is not under way. */
  ask(
    peer: PeerName,
    what: What,
    timing: { readonly now: Millis; readonly timeoutMs: Millis },
    send: (id: number) => boolean,
  ): boolean
  /** The request that this is the answer to: tracked no more. Null: there is none, or it was put to another peer. */
  answered(from: PeerName, id: number): UnderWay<What> | null
  /** What is not answered in time, or was put to who is not reachable any more: tracked no more. */
  giveUp(reachable: readonly PeerName[], now: Millis): readonly UnderWay<What>[]
  /** Those that are meant: tracked no more, and nobody is blamed. */
  forget(meant: (request: UnderWay<What>) => boolean): readonly UnderWay<What>[]
}

export interface RequestsOptions {
  readonly resolver: Pick<Resolver, 'timedOut'>
  /** Never the same twice, and always higher (C6). */
  requestId(): number
}

export function createRequests<What>(options: RequestsOptions): Requests<What> {
  return new RequestTable(options)
}

class RequestTable<What> implements Requests<What> {
  readonly #options: RequestsOptions
  readonly #underWay = new Map<number, UnderWay<What>>()

  constructor(options: RequestsOptions) {
    this.#options = options
  }

  [Symbol.iterator](): Iterator<UnderWay<What>> {
    return this.#underWay.values()
  }

  get size(): number {
    return this.#underWay.size
  }

  get peers(): ReadonlySet<PeerName> {
    return new Set(Array.from(this, ({ peer }) => peer))
  }

  to(peer: PeerName): number {
    let count = 0
    for (const request of this) if (request.peer === peer) count += 1
    return count
  }

  ask(
    peer: PeerName,
    what: What,
    { now, timeoutMs }: { readonly now: Millis; readonly timeoutMs: Millis },
    send: (id: number) => boolean,
  ): boolean {
    const id = this.#options.requestId()
    // Tracked before it is sent: an answer may be there at once.
    this.#underWay.set(id, { id, peer, what, askedAt: now, deadline: now + timeoutMs })
    if (send(id)) return true
    this.#underWay.delete(id)
    this.#options.resolver.timedOut(peer, now)
    return false
  }

  answered(from: PeerName, id: number): UnderWay<What> | null {
    const request = this.#underWay.get(id)
    if (request === undefined || request.peer !== from) return null
    this.#underWay.delete(id)
    return request
  }

  giveUp(reachable: readonly PeerName[], now: Millis): readonly UnderWay<What>[] {
    const lost = this.forget(({ peer, deadline }) => now >= deadline || !reachable.includes(peer))
    for (const { peer } of lost) this.#options.resolver.timedOut(peer, now)
    return lost
  }

  forget(meant: (request: UnderWay<What>) => boolean): readonly UnderWay<What>[] {
    const forgotten = [...this].filter(meant)
    for (const { id } of forgotten) this.#underWay.delete(id)
    return forgotten
  }
}
