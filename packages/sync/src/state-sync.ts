/** A replica of the group, `${peerId}/${incarnation}`. */
export type PeerName = string

/** Monotonic milliseconds, as handed in by `tick`. */
export type Millis = number

/**
 * How members that are behind get what they miss: a strategy. It decides only: messages and time go in, messages and
 * callbacks come out. What it moves, and where it reads and writes it, is in the contexts of each strategy.
 */
export interface StateSync<
  Message,
  ProviderContext extends SyncContext<Message>,
  SessionContext extends SyncSessionContext<Message>,
> {
  /** With its version: for people. Which strategies a peer has, the protocols say that carry their messages. */
  readonly name: string
  /** Once per member, for as long as the group lives; it serves in every role. */
  createProvider(context: ProviderContext): SyncProvider<Message>
  /** One episode of catching up. */
  createSession(context: SessionContext, gap: Gap): SyncSession<Message>
}

/** What a replica lacks. */
export interface Gap {
  /** Index up to which it must come at least: what follows, the leader's log still has. */
  readonly atLeast: number
  /** The replica has diverged: nothing else will do than what a majority of the voters reported. Default: false. */
  readonly sealedOnly?: boolean
}

export interface Leader {
  readonly id: PeerName
  readonly term: number
}

/** What every part of a strategy is told of its group. */
export interface SyncContext<Message> {
  readonly self: PeerName
  readonly groupId: Uint8Array
  /** Who leads the current term, as this replica's core knows it; itself, where it does. Null: nobody known. */
  leader(): Leader | null
  /** False: not reachable, its queue is full, or it lacks the strategy, and the message is gone. */
  send(to: PeerName, message: Message): boolean
}

export interface SyncSessionContext<Message> extends SyncContext<Message> {
  /** Every other member. */
  members(): readonly PeerName[]
  reachable(peer: PeerName): boolean
  /** Never the same twice, not even after a restart: high bits are the boot. An answer of long ago finds nobody. */
  requestId(): number
  /** Everything of the target is here and verified. Once per target (C22). */
  reached(position: SyncPosition): void
  /** Called once; the session does nothing any more. */
  ended(outcome: SyncOutcome): void
}

/** Index and term of the entry up to which a state or a log goes. */
export interface SyncPosition {
  readonly anchor: number
  readonly term: number
}

export type SyncOutcome =
  | { readonly ok: true; readonly position: SyncPosition }
  | { readonly ok: false; readonly error: SyncFailure }

/** Callers test `code`. A strategy may have errors of its own beside those of this package (`SyncError`). */
export interface SyncFailure extends Error {
  readonly code: string
}

/** Serves others. It answers every request: silence is never an answer. */
export interface SyncProvider<Message> {
  /** False: the message is none for a provider. */
  receive(from: PeerName, message: Message): boolean
  tick(now: Millis): void
  /** The log from behind this index on is needed by a session; null: by none. */
  safeToPrune(): number | null
  close(): void
}

/** Catches up. Loss, duplication, reordering and delay of messages are normal. */
export interface SyncSession<Message> {
  start(now: Millis): void
  /** False: the message is none for a session. */
  receive(from: PeerName, message: Message): boolean
  tick(now: Millis): void
  /** Members came, went, or are reachable again. */
  peersChanged(): void
  /** The leader's log begins further on than it did. Lower than before: ignored. */
  targetChanged(gap: Gap): void
  /** Where the session was told to wait at its target (C23): it need not, from now on. */
  finish(): void
  abort(reason: string): void
  readonly progress: SyncProgress
}

/** For people: metrics, `status`, the bar of `join`. Rates come from two looks at it. */
export interface SyncProgress {
  readonly phase: string
  /** Why nothing comes just now, for people; null: something does. */
  readonly waits: string | null
  readonly position: SyncPosition | null
  /** A majority of the voters vouches for it. Null: not known yet; of a log, which is proven otherwise, nobody says so. */
  readonly sealed: boolean | null
  /** Held, and of how many. Items and bytes in all are what the target says. */
  readonly items: number
  readonly ofItems: number
  readonly bytes: number
  readonly ofBytes: number
  /** Verified and taken since the start of the session. */
  readonly fetchedBytes: number
  /** Who is asked now. */
  readonly sources: readonly PeerName[]
  /** How many targets were taken up. */
  readonly targets: number
  readonly peers: ReadonlyMap<PeerName, Readonly<PeerVerdicts>>
}

/** What became of what a peer was asked. */
export interface PeerVerdicts {
  /** That it sent and that were taken. */
  bytes: number
  valid: number
  invalid: number
  timedOut: number
  unavailable: number
}
