import { hashLeaf } from '@tesela/merkle'
import {
  type Gap,
  type Leader,
  type PeerVerdicts,
  type StateSync,
  SyncAbortedError,
  type SyncContext,
  type SyncOutcome,
  type SyncProgress,
  type SyncProvider,
  type SyncSession,
  type SyncSessionContext,
  SyncStalledError,
} from '../index.ts'

/** A state that fits one message. */
export interface WholeState {
  readonly anchor: number
  readonly term: number
  readonly bytes: Uint8Array
}

export type WholeMessage =
  | { readonly type: 'fetchTarget'; readonly id: number }
  | { readonly type: 'fetchState'; readonly id: number; readonly digest: string }
  | ({ readonly type: 'target'; readonly id: number } & Target)
  | { readonly type: 'state'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'unavailable'; readonly id: number }

interface Target {
  readonly anchor: number
  readonly term: number
  readonly digest: string
}

export interface WholeProviderContext extends SyncContext<WholeMessage> {
  state(): WholeState
}

export interface WholeSessionContext extends SyncSessionContext<WholeMessage> {
  install(bytes: Uint8Array, done: () => void): void
}

interface WholeSettings {
  readonly timeoutMs: number
  readonly stallMs: number
}

/**
 * A strategy as a user of the library would write one, with nothing but what the library exports: the leader names the
 * digest of its state, and one peer after the other is asked for all of it.
 */
export function createWholeStateSync(
  settings: WholeSettings,
): StateSync<WholeMessage, WholeProviderContext, WholeSessionContext> {
  return {
    name: 'whole/1',
    createProvider: createWholeProvider,
    createSession: (context, gap) => new WholeSession(context, gap, settings),
  }
}

function createWholeProvider({
  self,
  leader,
  send,
  state,
}: WholeProviderContext): SyncProvider<WholeMessage> {
  return {
    receive(from, message) {
      if (message.type !== 'fetchTarget' && message.type !== 'fetchState') return false
      const { anchor, term, bytes } = state()
      const { type, id } = message
      const digest = hashLeaf(bytes)
      if (type === 'fetchTarget' && leader()?.id === self) {
        send(from, { type: 'target', id, anchor, term, digest })
      } else if (type === 'fetchState' && message.digest === digest) {
        send(from, { type: 'state', id, bytes })
      } else send(from, { type: 'unavailable', id })
      return true
    },
    tick: () => undefined,
    safeToPrune: () => null,
    close: () => undefined,
  }
}

/** A strategy may end with an error of its own. */
class NobodyHasItError extends Error {
  override readonly name = 'NobodyHasItError'
  readonly code = 'whole_nobody_has_it'
}

interface Asked {
  readonly id: number
  readonly to: string
  readonly deadline: number
  /** Null: for a target. */
  readonly target: Target | null
  readonly leader: Leader
}

const REST_MS = 100

class WholeSession implements SyncSession<WholeMessage> {
  readonly #context: WholeSessionContext
  readonly #settings: WholeSettings
  readonly #peers = new Map<string, PeerVerdicts>()
  readonly #restUntil = new Map<string, number>()
  readonly #excluded = new Set<string>()
  #atLeast: number
  #target: Target | null = null
  #asked: Asked | null = null
  #state: 'new' | 'fetching' | 'installing' | 'ended' = 'new'
  #targets = 0
  #fetchedBytes = 0
  #now = 0
  #newsAt = 0

  constructor(context: WholeSessionContext, gap: Gap, settings: WholeSettings) {
    this.#context = context
    this.#atLeast = gap.atLeast
    this.#settings = settings
  }

  start(now: number): void {
    this.#state = 'fetching'
    this.#newsAt = now
    this.tick(now)
  }

  receive(from: string, message: WholeMessage): boolean {
    if (message.type === 'fetchTarget' || message.type === 'fetchState') return false
    const asked = this.#asked
    // An answer that is late, or from somebody else, finds nobody (C6).
    if (this.#state !== 'fetching' || asked?.id !== message.id || asked.to !== from) return true
    this.#asked = null
    if (message.type === 'target' && asked.target === null) this.#named(asked, message)
    else if (message.type === 'state' && asked.target !== null) {
      this.#brought(from, asked.target, message.bytes)
    } else if (message.type === 'unavailable') {
      this.#verdicts(from).unavailable += 1
      this.#rest(from)
      // What it named it may have no more: it is asked again.
      this.#target = null
    } else this.#lied(from)
    this.#step()
    return true
  }

  tick(now: number): void {
    this.#now = now
    this.#step()
  }

  peersChanged(): void {
    this.#step()
  }

  targetChanged({ atLeast }: Gap): void {
    this.#atLeast = Math.max(this.#atLeast, atLeast)
    this.#step()
  }

  finish(): void {
    this.#step()
  }

  abort(reason: string): void {
    this.#end({ ok: false, error: new SyncAbortedError(reason) })
  }

  get progress(): SyncProgress {
    const target = this.#target
    const isHere = this.#state === 'installing' || this.#state === 'ended'
    return {
      phase: this.#state,
      waits: this.#asked === null && this.#state === 'fetching' ? 'nobody can be asked' : null,
      position: target === null ? null : { anchor: target.anchor, term: target.term },
      sealed: null,
      ...{ items: isHere ? 1 : 0, ofItems: 1, bytes: this.#fetchedBytes, ofBytes: 0 },
      fetchedBytes: this.#fetchedBytes,
      sources: this.#asked?.target == null ? [] : [this.#asked.to],
      targets: this.#targets,
      peers: this.#peers,
    }
  }

  #step(): void {
    if (this.#state !== 'fetching') return
    const { reachable, leader } = this.#context
    const asked = this.#asked
    if (asked !== null && (this.#now >= asked.deadline || !reachable(asked.to))) {
      this.#verdicts(asked.to).timedOut += 1
      this.#rest(asked.to)
      this.#asked = null
    }
    // What is needed now, nobody has promised.
    if (this.#target !== null && this.#target.anchor < this.#atLeast) {
      this.#target = null
      this.#asked = null
    }
    const leads = leader()
    if (this.#asked === null && leads !== null) this.#ask(leads)
    const members = this.#context.members()
    if (members.length > 0 && members.every((peer) => this.#excluded.has(peer))) {
      this.#end({ ok: false, error: new NobodyHasItError('every answer was wrong') })
    } else if (this.#now - this.#newsAt >= this.#settings.stallMs) {
      const error = new SyncStalledError('whole state', this.#now - this.#newsAt)
      this.#end({ ok: false, error })
    }
  }

  #ask(leader: Leader): void {
    const target = this.#target
    const to = target === null ? leader.id : this.#source(leader)
    if (to === null || this.#now < (this.#restUntil.get(to) ?? 0)) return
    const id = this.#context.requestId()
    const deadline = this.#now + this.#settings.timeoutMs
    this.#asked = { id, to, deadline, target, leader }
    const message: WholeMessage =
      target === null
        ? { type: 'fetchTarget', id }
        : { type: 'fetchState', id, digest: target.digest }
    if (this.#context.send(to, message)) return
    this.#asked = null
    this.#rest(to)
  }

  /** The leader last. */
  #source(leader: Leader): string | null {
    const { members, reachable } = this.#context
    const ready = members().filter(
      (peer) =>
        reachable(peer) &&
        !this.#excluded.has(peer) &&
        this.#now >= (this.#restUntil.get(peer) ?? 0),
    )
    return ready.find((peer) => peer !== leader.id) ?? ready[0] ?? null
  }

  #named({ leader, to }: Asked, { anchor, term, digest }: Target): void {
    const leads = this.#context.leader()
    // Whoever it is, it leads no more as the core knows it (C2).
    if (leads?.id !== to || leads.term !== leader.term || anchor < this.#atLeast) {
      this.#rest(to)
      return
    }
    this.#target = { anchor, term, digest }
    this.#targets += 1
    this.#excluded.clear()
    this.#newsAt = this.#now
  }

  #brought(from: string, { anchor, term, digest }: Target, bytes: Uint8Array): void {
    if (hashLeaf(bytes) !== digest) {
      this.#lied(from)
      return
    }
    const verdicts = this.#verdicts(from)
    verdicts.valid += 1
    verdicts.bytes += bytes.length
    this.#fetchedBytes += bytes.length
    this.#state = 'installing'
    const position = { anchor, term }
    this.#context.reached(position)
    this.#context.install(bytes, () => this.#end({ ok: true, position }))
  }

  #lied(peer: string): void {
    this.#verdicts(peer).invalid += 1
    this.#excluded.add(peer)
  }

  #rest(peer: string): void {
    this.#restUntil.set(peer, this.#now + REST_MS)
  }

  #verdicts(peer: string): PeerVerdicts {
    const known = this.#peers.get(peer)
    if (known !== undefined) return known
    const none = { bytes: 0, valid: 0, invalid: 0, timedOut: 0, unavailable: 0 }
    this.#peers.set(peer, none)
    return none
  }

  #end(outcome: SyncOutcome): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#context.ended(outcome)
  }
}
