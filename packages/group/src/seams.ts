/**
 * What a group needs from outside, declared here and implemented by others: the state machine by
 * `packages/collections`, the transport by `packages/network` or a simulator, clock and chance by whoever runs it.
 */
import type { Index, Millis, ReplicaId, Term } from '@tesela/raft'

/** Monotonic time and timers. */
export interface Clock {
  /** Monotonic milliseconds. */
  now(): Millis
  /** Calls back once after `ms`; the returned function cancels. */
  timer(ms: Millis, callback: () => void): () => void
  /** Calls back soon, after pending I/O had its turn: ends a slice of work. */
  yield(callback: () => void): void
}

export interface Random {
  bytes(length: number): Uint8Array
}

/**
 * Streams between two members: heartbeats and votes, appends, requests to the leader and their answers, what states are
 * compared by and snapshots fetched by, replay of the log, and one for each strategy of catch-up that the host brought.
 */
export type Channel = 'urgent' | 'append' | 'forward' | 'sync' | 'log' | StrategyChannel

/** Of a strategy of a user's own, by its name: its protocol is `/tesela/` and this. */
export type StrategyChannel = `sync/${string}`

/** Moves opaque frames of one group between admitted replicas. Loss, duplication and reordering across channels are legal. */
export interface Transport {
  /**
   * Hands a frame to the replica's stream. False: not reachable, its queue is full, or it lacks the strategy of catch-up
   * that the stream is of, and the frame is gone.
   * The body must not be changed afterwards; the same body may be sent to several replicas.
   */
  send(to: ReplicaId, channel: Channel, body: Uint8Array): boolean
  reachable(to: ReplicaId): boolean
  /** Exactly one receiver. The body is a view that is valid during the call only: copy what is kept. */
  receive(handler: TransportHandler): void
  /** Who ought to be connected: dialled and redialled for ever. Replaces the former list. */
  setPeers(peers: readonly PeerAddress[]): void
}

export interface PeerAddress {
  readonly replica: ReplicaId
  readonly addresses: readonly string[]
}

export interface TransportHandler {
  frame(from: ReplicaId, channel: Channel, body: Uint8Array): void
  /** A connection to the replica was admitted. `boot` changes with every start of its process. */
  up(peer: ReplicaId, boot: string, last: { term: number; index: number }): void
  down(peer: ReplicaId): void
  /** It is still up, by another connection than some of what was on its way to it or from it. */
  interrupted(peer: ReplicaId): void
}

/** A committed entry as the state machine sees it. */
export type MachineEntry =
  | { readonly type: 'normal'; readonly index: Index; readonly data: Uint8Array }
  | {
      readonly type: 'conf'
      readonly index: Index
      readonly ops: readonly {
        readonly op: 'addVoter' | 'addLearner' | 'remove' | 'update'
        readonly id: ReplicaId
      }[]
      /** Encoded ConfContext (protos/collections). */
      readonly context: Uint8Array
    }
  /** A new leader's empty entry. */
  | { readonly type: 'empty'; readonly index: Index }

export interface MachineResult {
  /** What answers the proposer: for a normal entry the encoded Result. */
  readonly result: Uint8Array
  /** Where it is the result of an earlier entry, which this one repeats: the index of that one. */
  readonly revision?: Index
  /** Of a configuration entry: whether it takes effect. True for the others. */
  readonly accept: boolean
}

export interface MemberView {
  readonly id: ReplicaId
  readonly addresses: readonly string[]
  /** The wanted role: a learner whose wanted role is voter is promoted once it is caught up. */
  readonly role: 'voter' | 'observer'
  readonly readOnly: boolean
  /** It votes, and would rather not lead. */
  readonly reluctant: boolean
  /** Index of the entry that made it a member. */
  readonly since: Index
}

export type InviteVerdict =
  | { readonly ok: true; readonly role: 'voter' | 'observer'; readonly readOnly: boolean }
  | { readonly ok: false; readonly reason: string }

/** The state right behind a mark: the same on every member. */
export interface Capture<State> {
  /** Index of the mark. */
  readonly anchor: Index
  readonly state: State
}

/** What states are compared by. Digests are strings of 32 latin1 characters. */
export interface StateRoots {
  /** Index of the entry after which the state was captured. */
  readonly anchor: Index
  /** Of all the others. */
  readonly root: string
  readonly header: string
  readonly sessions: string
  /** In the order of their names. */
  readonly collections: readonly { readonly name: string; readonly root: string }[]
}

/** What a root binds beside the state: the entry that it was captured at. */
export interface CapturedAt {
  readonly term: Term
  /** Where the log stands there, an encoded LogPosition; empty where nobody gives one. */
  readonly log: Uint8Array
}

export interface StateDigests {
  readonly roots: StateRoots
  /** The sessions, whose name is empty, then the collections in the order of their names. */
  readonly sections: readonly {
    readonly name: string
    readonly items: number
    /** What counts for the quota: about the bytes of its leaves. */
    readonly bytes: number
    /** Of the canonical leaves, in order. */
    readonly leaves: readonly string[]
  }[]
}

/** A captured state in canonical leaves. */
export interface StateReader {
  /** Of everything that is hashed. */
  readonly format: number
  readonly groupId: Uint8Array
  readonly anchor: Index
  /** Encoded StateHeader, itself hashed as a leaf. */
  readonly header: Uint8Array
  /** About the bytes of all leaves, and how many there are. */
  readonly bytes: number
  readonly leafCount: number
  /** Computes the digests of every section, in steps of about a millisecond. The same numbers as `roots`. */
  digest(): Iterator<void, StateDigests>
  /** The leaves of all sections in order, each encoded when it is asked for; then what `digest` answers, of these bytes. */
  encode(): Iterator<Uint8Array, StateDigests>
  /**
   * Leaves of a section in order, from an ordinal on, each encoded when it is asked for. At the number of the leaves
   * there is none left.
   *
   * @throws RangeError - there is no such section, or it has fewer leaves
   */
  leaves(section: string, from?: number): IterableIterator<Uint8Array>
}

/** Makes a state of a header and leaves that others sent. It is of no use once a method has thrown. */
export interface StateInstaller<State> {
  /** What the header asks for, in order, the sessions first. */
  readonly sections: readonly string[]
  /** As `CapturedAt` had it. */
  readonly log: Uint8Array
  readonly members: ReadonlyMap<ReplicaId, MemberView>
  /**
   * Takes the next leaf of a section; sections in whatever order.
   *
   * @param digest - of the leaf, if the caller has compared it with the bytes: the next root does not compute it again
   * @throws SnapshotInvalidError - `snapshot_invalid`
   */
  add(section: string, leaf: Uint8Array, digest?: string): void
  /**
   * Makes what is derived, in steps of about a millisecond. Whether a leaf is missing at the end of a section, only
   * the root says.
   *
   * @throws SnapshotInvalidError - `snapshot_invalid`
   */
  finish(): Iterator<void, State>
}

/** Whether an entry is worth a place in the log. */
export type Admission =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
    }

/**
 * One deterministic state, changed by committed entries only. Everything is synchronous and total:
 * no method throws on input, but for `installer`. Any other exception is a bug and halts apply on this member.
 */
export interface StateMachine<State = unknown> {
  /** Index of the last applied entry; 0 before the first. */
  readonly revision: Index
  /** Log time of the last applied entry, milliseconds. */
  readonly logTime: Millis
  /**
   * Applies entries in order, one result each, in steps of less than a millisecond. The state is the one before the call until
   * the last step, which makes all of them seen at once; asking for no further step gives them up. Only one call may be
   * under way, and whatever else changes the state gives it up.
   */
  applySteps(entries: readonly MachineEntry[]): Iterator<void, readonly MachineResult[]>
  /**
   * An immutable reference to the state at `revision`: a fraction of a millisecond at most. What nobody has captured, the
   * machine may edit in place.
   *
   * @throws an exception in `applySteps` has left no state
   */
  capture(): State
  /** Answers an encoded Query from a captured state with an encoded Answer. */
  query(state: State, request: Uint8Array): Uint8Array

  /**
   * Refuses what can be refused before the log: size, shape, unknown kind. In steps of less than a millisecond where that
   * takes long. Of data that was judged nothing but the stamp changes any more: what was read of it may be what is applied.
   */
  admissible(data: Uint8Array): Admission | Iterator<void, Admission>
  /** Writes the log time into the fixed prefix of an unstamped entry's data, in place. */
  stamp(data: Uint8Array, logTime: Millis): void
  /** The stamp of an entry's data. Null where it carries none (an empty or foreign entry). */
  stampOf(data: Uint8Array): Millis | null
  /** Log time at which the next `tick` entry has something to do; null: nothing waits. */
  nextDue(): Millis | null
  /** An unstamped `tick` entry. */
  tick(): Uint8Array
  /** An unstamped `mark` entry: what it is applied at is kept, whatever else is applied in the same call. */
  mark(kept: boolean): Uint8Array
  /** Whether the entry's data is a mark. */
  isMark(data: Uint8Array): boolean
  /** Whether it is one whose state every member is to keep on its disk: somebody waits for a snapshot. */
  isKeptMark(data: Uint8Array): boolean
  /** Of the last two marks, the newest last. */
  captures(): readonly Capture<State>[]
  /** Computes the roots of a captured state in steps of a millisecond at most. */
  roots(state: State, at: CapturedAt): Iterator<void, StateRoots>
  /** A captured state in canonical leaves. */
  reader(state: State, at: CapturedAt): StateReader
  /**
   * Takes a state in; the machine's own stays until `install`.
   *
   * @param origin - who wrote the leaves. Of what this member wrote itself, and digests say that it kept, it does not look
   * again at every place where a leaf might be cut
   * @throws SnapshotInvalidError - `snapshot_invalid`: a header that cannot be read
   */
  installer(header: Uint8Array, origin?: 'self' | 'peer'): StateInstaller<State>
  /** Replaces the state, and forgets the captures. O(1). */
  install(state: State): void

  members(): ReadonlyMap<ReplicaId, MemberView>
  /** Whether the replica was a member and was removed: it never is one again (rule 41). */
  wasRemoved(replica: ReplicaId): boolean
  /** Whether the invite would be good at this log time, judged from the applied state. */
  invite(inviteId: Uint8Array, logTime: Millis): InviteVerdict
}
