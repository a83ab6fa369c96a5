/**
 * The vocabulary of the consensus core: everything that goes in and comes out.
 *
 * Scalars are safe integers (below 2^53), checked wherever bytes become numbers.
 * Every input is a plain value, so that a list of inputs replays a run.
 */

export type Term = number
export type Index = number
/** Monotonic milliseconds, as handed in by {@link Input} `tick`. */
export type Millis = number
/** `${peerId}/${incarnation}`: names one log for ever, never reused after a wipe (rule 41). */
export type ReplicaId = string
/** A correlation id of the caller, echoed back. */
export type Ctx = number
export type Role = 'follower' | 'preCandidate' | 'candidate' | 'leader'

export interface EntryId {
  readonly term: Term
  readonly index: Index
}

export interface Entry extends EntryId {
  readonly type: 'normal' | 'conf'
  readonly data: Uint8Array
}

export interface HardState {
  readonly term: Term
  readonly vote: ReplicaId | null
  readonly commit: Index
}

export interface SoftState {
  readonly role: Role
  readonly leader: ReplicaId | null
}

export interface ConfState {
  readonly voters: readonly ReplicaId[]
  readonly votersOutgoing: readonly ReplicaId[]
  readonly learners: readonly ReplicaId[]
  readonly learnersNext: readonly ReplicaId[]
  readonly autoLeave: boolean
}

export interface ConfOp {
  readonly op: 'addVoter' | 'addLearner' | 'remove' | 'update'
  readonly id: ReplicaId
}

/** The data of an entry of type `conf`; see `encodeConfChange`. */
export interface ConfChange {
  readonly transition: 'auto' | 'implicit' | 'explicit'
  readonly ops: readonly ConfOp[]
  /** Opaque to the core: member records. */
  readonly context: Uint8Array
  /** Refused unless the last configuration entry has this index. */
  readonly expectConfIndex?: Index
}

export interface SnapshotMeta extends EntryId {
  readonly conf: ConfState
  readonly context: Uint8Array
}

export type Message = {
  readonly from: ReplicaId
  readonly to: ReplicaId
  readonly term: Term
} & (
  | {
      readonly type: 'append'
      readonly prev: EntryId
      readonly entries: readonly Entry[]
      readonly commit: Index
    }
  | { readonly type: 'appendResp'; readonly index: Index; readonly reject?: EntryId }
  | {
      readonly type: 'heartbeat'
      readonly commit: Index
      readonly readSeq: number
      readonly sentAt: Millis
    }
  | { readonly type: 'heartbeatResp'; readonly readSeq: number; readonly sentAt: Millis }
  | { readonly type: 'vote' | 'preVote'; readonly last: EntryId; readonly transfer?: boolean }
  | { readonly type: 'voteResp' | 'preVoteResp'; readonly granted: boolean }
  | { readonly type: 'snapshot'; readonly meta: SnapshotMeta }
  | { readonly type: 'timeoutNow' }
  | { readonly type: 'propose'; readonly ctx: Ctx; readonly data: readonly Uint8Array[] }
  | { readonly type: 'readIndex'; readonly ctx: Ctx }
  | { readonly type: 'readIndexResp'; readonly ctx: Ctx; readonly index: Index }
)

export type Input =
  /** The only source of time. */
  | { readonly in: 'tick'; readonly now: Millis }
  | { readonly in: 'message'; readonly msg: Message }
  | { readonly in: 'propose'; readonly ctx: Ctx; readonly data: readonly Uint8Array[] }
  | { readonly in: 'proposeConf'; readonly ctx: Ctx; readonly change: ConfChange }
  | { readonly in: 'readIndex'; readonly ctx: Ctx; readonly policy: 'quorum' | 'lease' }
  /** Every persist batch up to and including `seq` is durable. */
  | { readonly in: 'persisted'; readonly seq: number }
  /** The state machine has applied everything up to and including `index`. */
  | { readonly in: 'applied'; readonly index: Index }
  /**
   * The state machine has applied the configuration entry at `index`, and says whether it takes effect.
   * Fed before the `applied` that covers it.
   */
  | { readonly in: 'confApplied'; readonly index: Index; readonly accept: boolean }
  /** Answer to {@link Output.load}. */
  | {
      readonly in: 'entriesLoaded'
      readonly to: ReplicaId | 'apply'
      readonly from: Index
      readonly entries: readonly Entry[] | 'compacted'
    }
  | { readonly in: 'peerBooted'; readonly peer: ReplicaId; readonly last: EntryId }
  | { readonly in: 'unreachable'; readonly peer: ReplicaId }
  | { readonly in: 'campaign' }
  | { readonly in: 'forgetLeader' }

/** Written in order by one writer; `persisted(seq)` follows when it is durable. */
export interface PersistBatch {
  readonly seq: number
  /** Without it the batch may wait for the next one that must be synced, and is never durable before an earlier one. */
  readonly mustSync: boolean
  /** (1) Term and vote first … */
  readonly hardState: HardState | null
  /** (2) … or an install point, which drops the log … */
  readonly snapshot: SnapshotMeta | null
  /** (3) … then entries; `entries[0].index` truncates what stood at and behind it. */
  readonly entries: readonly Entry[]
  /** Leave only when this batch and every one before it is durable: vote requests and answers, append acknowledgements. */
  readonly after: readonly Message[]
}

export interface ApplyBatch {
  readonly entries: readonly Entry[]
  readonly snapshot: SnapshotMeta | null
}

export type ProposalRefusal =
  | 'notLeader'
  | 'noLeader'
  | 'transferring'
  | 'tooMuchUncommitted'
  | 'confPending'
  | 'confInvalid'

export type Outcome = { readonly ctx: Ctx } & (
  | { readonly ok: true; readonly first: EntryId; readonly count: number }
  | { readonly ok: false; readonly why: ProposalRefusal; readonly leader: ReplicaId | null }
)

/** Handed out exactly once. */
export interface Output {
  /** May leave now, in parallel with the disk write (thesis 10.2.1). */
  readonly send: readonly Message[]
  readonly persist: PersistBatch | null
  readonly apply: ApplyBatch | null
  readonly reads: readonly { readonly ctx: Ctx; readonly index: Index }[]
  readonly readsFailed: readonly Ctx[]
  readonly proposals: readonly Outcome[]
  /** Entries that the core no longer holds in memory: read them and feed `entriesLoaded`. */
  readonly load: readonly {
    readonly to: ReplicaId | 'apply'
    readonly from: Index
    readonly maxBytes: number
  }[]
  readonly needCatchUp: readonly {
    readonly to: ReplicaId
    readonly from: Index
    readonly firstIndex: Index
  }[]
  readonly soft: SoftState | null
  /** The new effective configuration. */
  readonly conf: ConfState | null
}

export interface Config {
  readonly id: ReplicaId
  /** Of the election jitter's generator; different on every replica. */
  readonly seed: number
  readonly electionMs: Millis
  readonly heartbeatMs: Millis
  readonly preVote: boolean
  readonly checkQuorum: boolean
  /** Bytes of entry data in one append beyond its first entry. */
  readonly maxMsgBytes: number
  readonly maxInflightMsgs: number
  readonly maxInflightBytes: number
  readonly maxUncommittedBytes: number
  readonly maxApplyBytes: number
  /** Applied and durable entries kept in memory for followers, bytes of data. */
  readonly maxCachedBytes: number
  /** Never set in production. */
  readonly conformance?: ConformanceSettings
}

/** Where etcd's test files expect other behaviour than this core's own. */
export interface ConformanceSettings {
  /** Entries are applied before they are durable here, as in etcd's synchronous mode. */
  readonly applyUnstable: boolean
  /**
   * A refused configuration change becomes an empty entry, one may be proposed before an entry of the leader's own
   * term is committed, and a leader that was removed stays one.
   */
  readonly lenientConfChanges: boolean
}

/** A run of consecutive indices of one term: from `first` up to the next run. */
export interface TermRun {
  readonly term: Term
  readonly first: Index
}

/** What the store recovered, from which a core starts. */
export interface Recovered {
  readonly hardState: HardState
  readonly snapshot: SnapshotMeta | null
  /** Index of the first and last entry in the log; last = first − 1 when it is empty. */
  readonly firstIndex: Index
  readonly lastIndex: Index
  /** Terms of every entry from firstIndex on (rule 25: and of firstIndex − 1, in `snapshot`). */
  readonly termRuns: readonly TermRun[]
  /** The newest entries, contiguous to lastIndex; older ones are asked for with `load`. */
  readonly entries: readonly Entry[]
}

export interface Progress {
  readonly match: Index
  readonly next: Index
  readonly state: 'probe' | 'replicate' | 'snapshot'
  readonly inflight: number
  readonly active: boolean
}

export interface RaftStatus {
  readonly term: Term
  readonly soft: SoftState
  readonly commit: Index
  readonly applied: Index
  readonly last: EntryId
  /** Everything up to this index is durable here. */
  readonly stable: Index
  readonly conf: ConfState
  /** Of every other member; empty unless leader. */
  readonly progress: ReadonlyMap<ReplicaId, Progress>
}

/** No await, no clock, no I/O; never throws on anything that a peer sent. */
export interface RaftCore {
  step(input: Input): void
  hasOutput(): boolean
  takeOutput(): Output
  status(): RaftStatus
}
