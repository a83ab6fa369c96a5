import type { Millis, PeerName } from '../state-sync.ts'
import type { SnapshotRequest } from './messages.ts'
import type { Run } from './places.ts'
import type { Stage } from './stage.ts'

/** A request under way. */
export interface Tracked {
  readonly id: number
  readonly peer: PeerName
  /** Its answer is proven against what this stage knows, whatever the target is by then (C9, C14). */
  readonly stage: Stage
  readonly run: Run
  readonly askedAt: Millis
  readonly deadline: Millis
  /** How to ask the same peer for the same again, where what it sent before would be lost else; how often that was done. */
  readonly part: {
    readonly request: (id: number) => SnapshotRequest
    readonly tries: number
  } | null
}

/** Requests by id. An answer to one that is tracked no more finds nobody, and nobody is blamed (C6, R8). */
export interface Requests {
  readonly size: number
  /** What all answers together may have, in bytes. */
  readonly bytes: number
  /** Who is asked for something. */
  readonly peers: ReadonlySet<PeerName>
  /** Of whose answers something is awaited; who was asked last is last. */
  readonly stages: ReadonlySet<Stage>
  /** How many were put to the peer. */
  to(peer: PeerName): number
  track(request: Tracked): void
  /** The request that this is the answer to: tracked no more. Null: there is none, or it was put to another peer. */
  answered(from: PeerName, id: number): Tracked | null
  /** Those that are meant: tracked no more. */
  forget(meant: (request: Tracked) => boolean): readonly Tracked[]
}

export function createRequests(): Requests {
  return new RequestTable()
}

class RequestTable implements Requests {
  readonly #tracked = new Map<number, Tracked>()

  get size(): number {
    return this.#tracked.size
  }

  get bytes(): number {
    let bytes = 0
    for (const { stage } of this.#tracked.values()) bytes += stage.answerBytes
    return bytes
  }

  get peers(): ReadonlySet<PeerName> {
    return new Set(Array.from(this.#tracked.values(), ({ peer }) => peer))
  }

  get stages(): ReadonlySet<Stage> {
    return new Set(Array.from(this.#tracked.values(), ({ stage }) => stage))
  }

  to(peer: PeerName): number {
    let count = 0
    for (const request of this.#tracked.values()) if (request.peer === peer) count += 1
    return count
  }

  track(request: Tracked): void {
    this.#tracked.set(request.id, request)
  }

  answered(from: PeerName, id: number): Tracked | null {
    const request = this.#tracked.get(id)
    if (request === undefined || request.peer !== from) return null
    this.#tracked.delete(id)
    return request
  }

  forget(meant: (request: Tracked) => boolean): readonly Tracked[] {
    const forgotten = [...this.#tracked.values()].filter(meant)
    for (const { id } of forgotten) this.#tracked.delete(id)
    return forgotten
  }
}
