/** The public face of a group: what its host gives it and what it offers. */
import type { Index, Millis, ReplicaId, Term } from '@tesela/raft'
import type { LogStore, SnapshotStore } from '@tesela/storage'
import type { SnapshotStrategy } from '@tesela/sync'
import type { Logger } from './logger.ts'
import type {
  Clock,
  MemberView,
  PeerAddress,
  Random,
  StateMachine,
  StateRoots,
  Transport,
} from './seams.ts'
import type { GroupSettings } from './settings.ts'
import type { StartingState } from './snapshots/starting-state.ts'

export type { Logger } from './logger.ts'

export interface GroupOptions<State> {
  /** This replica: `${peerId}/${incarnation}`, the incarnation as 16 lower-case hexadecimal digits. */
  readonly replica: ReplicaId
  readonly groupId: Uint8Array
  /** Open, and closed by whoever opened it, after the group. */
  readonly store: LogStore
  readonly snapshots: SnapshotStore
  /** As `loadStartingState` left it: the group applies to it what the log has behind that. */
  readonly machine: StateMachine<State>
  readonly start: StartingState
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly settings?: Partial<GroupSettings>
  /**
   * Of catch-up, beside the two that every member has; each by a name of its own. A member that lacks one of another's is
   * served by the others. The transport carries their channels. Default: none.
   */
  readonly strategies?: readonly SnapshotStrategy<unknown>[]
  /** What a joiner was told at admission, or was noted since: believed until the log says that they were removed. */
  readonly initialMembers?: readonly PeerAddress[]
  /**
   * The disk failed or an assertion does not hold: called once, nothing leaves this member afterwards.
   * The process must end; nothing is retried (rule 32).
   */
  fatal(error: unknown): void
}

/** Says that a caller no longer waits. An AbortSignal does; whoever has very many short waits brings something lighter. */
export interface Cancellation {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(
    type: 'abort',
    listener: CancellationListener,
    options: { readonly once: true },
  ): void
  removeEventListener(type: 'abort', listener: CancellationListener): void
}

/** An object, so that whoever waits can listen without a function of its own. */
export interface CancellationListener {
  handleEvent(): void
}

/** How long a caller waits, and how it stops waiting. Stopping the wait does not stop a write. */
export interface Wait {
  /** Milliseconds from now. Default: the setting `requestDeadlineMs`. */
  readonly deadlineMs?: Millis
  readonly signal?: Cancellation
}

/**
 * Who writes. Told once what became of it, within `write` or in a turn of the member, whose end it must not keep away:
 * it throws nothing.
 */
export interface Writer extends Wait {
  /** Of all entries, in their order. */
  committed(results: readonly Committed[]): void
  failed(error: Error): void
}

/** What became of one proposed entry. */
export interface Committed {
  /** The index at which it was applied: of a repeat, the first time. */
  readonly revision: Index
  /** As the state machine answered. */
  readonly result: Uint8Array
}

export type Consistency = 'linearizable' | 'session' | 'local' | 'stale'

export interface ReadRequest {
  readonly consistency: Consistency
  /** `session`: the state reflects at least this revision. */
  readonly atLeast?: Index
}

export interface ReadView<State> {
  readonly revision: Index
  /** To be asked by `machine.query`. */
  readonly state: State
  /** Nothing confirms that it is current, nor that it is not older than what was read before a restart. */
  readonly stale: boolean
}

export interface AdmissionRequest {
  readonly inviteId: Uint8Array
  readonly peerId: string
  /** 8 bytes. */
  readonly incarnation: Uint8Array
  readonly addresses: readonly string[]
}

/**
 * A change of the members. `promote` and `demote` also set the wanted role, so that a demoted voter is not promoted
 * again by itself. `replace` gives the place of one replica to another one in a single step: the way back for a peer
 * that lost its data and joined again as a new incarnation. `prefer` says whether a voter would rather not lead.
 */
export type MemberChange =
  | { readonly kind: 'promote' | 'demote' | 'remove'; readonly replica: ReplicaId }
  | { readonly kind: 'replace'; readonly replica: ReplicaId; readonly successor: ReplicaId }
  | { readonly kind: 'prefer'; readonly replica: ReplicaId; readonly reluctant: boolean }

export interface ChangeWait extends Wait {
  /**
   * The `confIndex` for which the change is meant: with any other it is refused as `members_changed`.
   * Default: the newest one when the change is made, and the same one in every repetition of the request.
   */
  readonly expectConfIndex?: Index
}

/** `joining`: not in the configuration that this replica has applied. */
export type MemberRole = 'leader' | 'candidate' | 'follower' | 'learner' | 'observer' | 'joining'

export interface MemberStatus extends MemberView {
  readonly voter: boolean
  readonly reachable: boolean
  /** Known to the leader only. `lag`: entries of the leader's log that the member has not acknowledged. */
  readonly progress: {
    readonly match: Index
    readonly lag: number
    readonly active: boolean
  } | null
}

export interface GroupStatus {
  readonly replica: ReplicaId
  readonly role: MemberRole
  readonly term: Term
  readonly leader: ReplicaId | null
  /** To whom this leader is handing over. */
  readonly transferee: ReplicaId | null
  readonly commit: Index
  readonly applied: Index
  readonly firstIndex: Index
  readonly lastIndex: Index
  readonly lastTerm: Term
  /** Index up to which this replica's log is durable. */
  readonly durable: Index
  readonly logTime: Millis
  /** Index of the newest configuration entry that is applied. */
  readonly confIndex: Index
  readonly members: readonly MemberStatus[]
  /** `ok`, `degraded(…)`, `read-only(…)` or `halted(…)`, with the reason. */
  readonly health: string
  /** No other voter is known. */
  readonly alone: boolean
  /** Less is left of its log than it had promised: it asks for no votes until it has that again. */
  readonly belowWatermark: boolean
  /** Its snapshot was damaged: it serves nothing until it has fetched another one. */
  readonly stateMissing: boolean
  /** What a restart begins from; null: the log from its beginning. */
  readonly snapshot: SnapshotStatus | null
  /** Null: nothing is being fetched. */
  readonly catchUp: CatchUpStatus | null
  /** Collections in which this member's state is not that of the majority; `(log)` where its log is not, either. */
  readonly diverged: readonly string[]
  /** Its committed log is not that of the majority: it takes part in nothing any more, and nothing repairs it. */
  readonly logDiverged: boolean
  /** Its state was found not to be that of the majority, in this life or a former one; null: never. */
  readonly repair: RepairStatus | null
  /** The newest that this member has applied; null: none yet. */
  readonly lastMark: LastMark | null
  /** A ReadIndex succeeded since the start, and what it named is applied: `local` reads are served. */
  readonly confirmed: boolean
  /** Index that the first ReadIndex named: how far there was to go at this start. Null before its answer. */
  readonly confirmedAt: Index | null
  readonly counters: GroupCounters
}

export interface RepairStatus {
  /** How often it diverged. */
  readonly times: number
  /** So often it is repaired. */
  readonly atMost: number
  /** `underWay`: the state of the majority is being fetched. `givenUp`: it diverged too often, and stays halted. */
  readonly state: 'underWay' | 'done' | 'givenUp'
}

export interface SnapshotStatus {
  readonly index: Index
  readonly term: Term
  readonly bytes: number
}

/** How far the snapshot, or the log, is that is being fetched. Of how many items and bytes: as the source says, or an estimate. */
export interface CatchUpStatus {
  /** How it is fetched, with its version: `snapshot/1`, `log-replay/1`, or a strategy of the host's own. */
  readonly strategy: string
  readonly phase: string
  /** Why nothing comes just now; null: something does. */
  readonly waits: string | null
  /** Index of the mark, or of the entry, that it goes up to; null: not known yet. */
  readonly anchor: Index | null
  /** A majority of the voters vouches for it; false: the leader alone does, so far. Null: not known yet, or a log. */
  readonly sealed: boolean | null
  readonly items: number
  readonly ofItems: number
  readonly bytes: number
  readonly ofBytes: number
  /** Fetched since it began, a second. */
  readonly bytesPerSecond: number
  /** At that rate; null: not known. */
  readonly remainingMs: Millis | null
  /** Everybody that was asked; who sent most comes first. */
  readonly peers: readonly CatchUpPeer[]
}

export interface CatchUpPeer {
  readonly replica: ReplicaId
  /** That were verified and taken. */
  readonly bytes: number
  /** It is asked for something now. */
  readonly asked: boolean
  /** Answers that were not what the target binds. */
  readonly invalid: number
}

export interface LastMark {
  readonly anchor: Index
  /** Of the state right behind it, 64 hexadecimal digits; null: not computed yet. */
  readonly root: string | null
  /** A majority of the voters reported the same root. */
  readonly sealed: boolean
}

export interface TermedRoots extends StateRoots {
  /** Of the entry at the anchor. */
  readonly term: Term
  /** Root of the log up to the anchor, 32 latin1 characters; null: who said it is of a version that does not tell. */
  readonly log: string | null
}

/** A snapshot that this member keeps, for as long as it is held. */
export interface HeldSnapshot {
  readonly anchor: Index
  readonly term: Term
  /** 32 latin1 characters. */
  readonly root: string
  /** Encoded SnapshotManifest. */
  readonly manifest: Uint8Array
  /** How many. */
  readonly leaves: number
  /** Of all leaves. */
  readonly bytes: number
  /** Consecutive leaves from an ordinal on, at least one, then as many as fit, each verified. */
  read(from: number, maxBytes: number): Promise<readonly Uint8Array[]>
  release(): void
}

export interface GroupCounters {
  /** Frames that did not decode, or were not what they claimed to be. */
  readonly malformedFrames: number
  /** Frames dropped because the inbox was full. */
  readonly droppedFrames: number
  /** Requests refused because a queue was full. */
  readonly overloaded: number
}

/** One member of one Raft group at run time. */
export interface Group<State = unknown> {
  /** Begins to receive, to tick and to apply. */
  start(): void
  /**
   * Commits entries together, in this order, through whoever leads, and answers what applying each gave.
   * The bytes are the group's from now on: the log time is written into them, and the log keeps them. Rejects with
   * `unavailable`, `overloaded`, `deadline_exceeded`, `unknown_outcome`, `halted`, `permission_denied`, or the code with
   * which the machine finds an entry inadmissible.
   */
  propose(entries: readonly Uint8Array[], wait?: Wait): Promise<readonly Committed[]>
  /** As `propose`, without a promise: for those who write so much that it counts. */
  write(entries: readonly Uint8Array[], writer: Writer): void
  /** Captures a state that satisfies the consistency. Rejects with `unavailable`, `overloaded`, `halted`, `deadline_exceeded`. */
  read(request: ReadRequest, wait?: Wait): Promise<ReadView<State>>
  /**
   * Adds a replica as a learner, through the leader, using up the invite; done when this member has applied it.
   * Repeating it for a member is harmless. Rejects with `invite_refused`, `unavailable`, `deadline_exceeded`, `halted`.
   */
  admit(request: AdmissionRequest, wait?: Wait): Promise<void>
  /**
   * Changes the members, through the leader; resolves with a revision at which they are as asked for, once this member
   * has applied it and knows so durably: whoever was removed may be switched off then. (One that removed itself: when
   * another member says that it is gone.) Waits while another change is under way; repeating a change is harmless. Rejects with
   * `not_a_member`, `no_voters_left`, `quorum_at_risk`, `member_lagging`, `members_changed`, `change_refused`,
   * `permission_denied`, `unavailable`, `overloaded`, `deadline_exceeded`, `unknown_outcome`, `halted`.
   */
  changeMembers(change: MemberChange, wait?: ChangeWait): Promise<Index>
  /**
   * Hands the leadership over, to the replica or to whoever is best suited; resolves with who leads now. Writes wait
   * meanwhile. Rejects with `transfer_aborted` when it did not come about (everything goes on as before), and with
   * `not_a_member`, `not_a_voter`, `permission_denied`, `unavailable`, `overloaded`, `deadline_exceeded`, `halted`.
   */
  transferLeader(to?: ReplicaId | null, wait?: Wait): Promise<ReplicaId>
  /** Whether the replica is a member, as far as this one knows or another member vouches. Takes `vouchMs` at most. */
  isMember(replica: ReplicaId): Promise<boolean>
  members(): ReadonlyMap<ReplicaId, MemberView>
  status(): GroupStatus
  /** Resolves once this member has applied the index. Rejects with `deadline_exceeded`, `halted`, `unavailable`. */
  whenApplied(index: Index, wait?: Wait): Promise<void>
  /**
   * What this member's state is compared by: as applied now, or at a mark. From a member that serves nothing, too.
   * Rejects with `compacted` (no such mark is held), `overloaded`, `deadline_exceeded`, `unavailable`.
   */
  stateRoots(at?: Index | null, wait?: Wait): Promise<TermedRoots>
  /**
   * The newest snapshot that this member keeps. With `fresh`, or where it keeps none, a mark is set and waited for: the
   * snapshot has everything then that was committed before the call. Rejects with `unavailable`, `overloaded`,
   * `deadline_exceeded`, `permission_denied`, `halted`, `unknown_outcome` (whether the mark was set).
   */
  snapshot(fresh: boolean, wait?: Wait): Promise<HeldSnapshot>
  /** Calls back after a turn in which leader, role, applied index, members, health or `confirmed` changed. Returns how to stop. */
  onChange(listener: () => void): () => void
  /**
   * Refuses new work, waits up to `graceMs` for what is in flight and then hands the leadership over if it has it
   * (within an election timeout; not with the default 0), tells the remaining callers what is known, and waits for
   * the disk.
   */
  close(options?: { readonly graceMs?: Millis }): Promise<void>
}
