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

/** An entry that has no place in a log yet. */
export type EntryContent = Pick<Entry, 'type' | 'data'>

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

/** A snapshot without its bytes: `term` and `index` are its anchor. */
export interface SnapshotMeta extends EntryId {
  /** As of the anchor, a joint one included. */
  readonly conf: ConfState
  /** Of the newest configuration entry up to the anchor. */
  readonly confIndex: Index
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
  /** `commit`: what the sender knows to be committed. Whoever has that entry may learn here that it is, and so are the configurations before it. */
  | {
      readonly type: 'vote' | 'preVote'
      readonly last: EntryId
      readonly transfer?: boolean
      readonly commit?: EntryId
    }
  | {
      readonly type: 'voteResp' | 'preVoteResp'
      readonly granted: boolean
      readonly commit?: EntryId
    }
  /** The target of a transfer shall campaign at once. */
  | { readonly type: 'timeoutNow' }
  /** An earlier life of the receiver acknowledged everything up to `at`, and its log ends before that. */
  | { readonly type: 'promised'; readonly at: EntryId }
  /** The following exist for conformance files, and are neither made nor taken in production. */
  | { readonly type: 'snapshot'; readonly meta: SnapshotMeta }
  | { readonly type: 'propose'; readonly ctx: Ctx; readonly contents: readonly EntryContent[] }
  | { readonly type: 'transferLeader'; readonly target: ReplicaId }
)

export type Input =
  /** The only source of time. */
  | { readonly in: 'tick'; readonly now: Millis }
  | { readonly in: 'message'; readonly msg: Message }
  | { readonly in: 'propose'; readonly ctx: Ctx; readonly data: readonly Uint8Array[] }
  | { readonly in: 'proposeConf'; readonly ctx: Ctx; readonly change: ConfChange }
  /** By `lease` only right behind a `tick`: a lease is judged by that time. */
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
  /**
   * The log was cut, and begins at `firstIndex` now. `snapshot` is the newest one, at or behind the cut and no newer
   * than what is applied.
   */
  | { readonly in: 'compacted'; readonly firstIndex: Index; readonly snapshot: SnapshotMeta }
  /** The verified bytes of a snapshot are on the local disk. Installed, or ignored where it brings nothing. */
  | { readonly in: 'snapshotOffer'; readonly meta: SnapshotMeta; readonly from: ReplicaId }
  /**
   * The state machine has lost its state, or must not go on from it: it applies nothing that it was handed and has not
   * reported. As with `stateMissing`, until a snapshot at or behind what was applied is offered, after this. A leader
   * steps down. Ignored where a snapshot is on its way to the state machine: to be said again when that is applied.
   */
  | { readonly in: 'stateLost' }
  /**
   * Entries behind `prev` that are proven to be committed. Ignored where they do not connect, or contradict what is
   * committed here: then the status says where.
   */
  | { readonly in: 'replayed'; readonly prev: EntryId; readonly entries: readonly Entry[] }
  /**
   * The catch-up of a member was given up, or its end is known by other means than its acknowledgement. `appends`: nothing
   * else brings it more, so that what is committed by now goes by appends, however much it is.
   */
  | {
      readonly in: 'catchUpEnded'
      readonly to: ReplicaId
      readonly ok: boolean
      readonly appends?: boolean
    }
  /** Whether this replica shall leave the leadership to others as long as it can. */
  | { readonly in: 'reluctant'; readonly value: boolean }
  /**
   * `last` is what the new life of the peer recovered. Nothing that its former life has sent may follow: of a peer that
   * lost what it had acknowledged, such an acknowledgement would be believed.
   */
  | { readonly in: 'peerBooted'; readonly peer: ReplicaId; readonly last: EntryId }
  | { readonly in: 'unreachable'; readonly peer: ReplicaId }
  /** `atOnce`: whatever the target lacks. For a leader that can send it nothing more. */
  | { readonly in: 'transferLeader'; readonly to: ReplicaId; readonly atOnce?: boolean }
  | { readonly in: 'campaign' }
  | { readonly in: 'forgetLeader' }

/** Written in order by one writer; `persisted(seq)` follows when it is durable. */
export interface PersistBatch {
  readonly seq: number
  /**
   * (0) The durable watermark sinks to this position, if it is above, before anything else of the batch is written:
   * what was promised behind it is proven to conflict with what is committed.
   */
  readonly lowerWatermark: EntryId | null
  /** … or rises to this one: an earlier life had promised more than the store knows. */
  readonly raiseWatermark: EntryId | null
  /** Without it the batch may wait for the next one that must be synced, and is never durable before an earlier one. */
  readonly mustSync: boolean
  /** (1) Term and vote first, but the commit index behind everything that it covers … */
  readonly hardState: HardState | null
  /** (2) … or an install point, which replaces the whole log … */
  readonly snapshot: SnapshotMeta | null
  /** (3) … then entries; `entries[0].index` truncates what stood at and behind it. */
  readonly entries: readonly Entry[]
  /** Leave only when this batch and every one before it is durable: vote requests and answers, append acknowledgements. */
  readonly after: readonly Message[]
}

/** Either entries, or a snapshot that the state machine has to load. */
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
  /** Members that get no more entries from here until their catch-up has ended. */
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
  /**
   * Applied and durable entries kept in memory for followers, bytes of data. Of those that wait to be applied, as many
   * more as `maxApplyBytes` are.
   */
  readonly maxCachedBytes: number
  /** A member that lacks more bytes of entries than about this many catches up by other means than appends. */
  readonly catchUpBytes: number
  /** A leader that is no voter any more steps down. Off: it leads on. */
  readonly stepDownOnRemoval: boolean
  /** Before that it sees its departure through, and hands over to a voter that holds its log. Off: it goes at once. */
  readonly handOffOnRemoval: boolean
  /** Reads may rest on a lease (rule 63); then a replica that starts grants no vote for one election timeout. */
  readonly leaseReads: boolean
  /** How much longer a reluctant replica waits before it campaigns. */
  readonly reluctantFactor: number
  /** A leader whose oldest write to disk is older hands over, or steps down. */
  readonly diskStallMs: Millis
  /** Never set in production. */
  readonly conformance?: ConformanceSettings
}

/**
 * Where it is given, the core behaves as etcd's test files expect: a refused configuration change becomes an empty
 * entry, and one may be proposed before an entry of the leader's own term is committed; followers pass on proposals;
 * snapshots are announced by messages, and such a message is an offer.
 */
export interface ConformanceSettings {
  /** Entries are applied before they are durable here, as in etcd's synchronous mode. */
  readonly applyUnstable: boolean
  /** The leader accepts any change of the configuration. */
  readonly unvalidatedConfChanges: boolean
}

/** A run of consecutive indices of one term: from `first` up to the next run. */
export interface TermRun {
  readonly term: Term
  readonly first: Index
}

/** What the store recovered, from which a core starts. */
export interface Recovered {
  readonly hardState: HardState
  /** The state machine starts from it. At or behind `boundary`. */
  readonly snapshot: SnapshotMeta | null
  /** The entry before the first one of the log (rule 25); zeros: the log was never cut. */
  readonly boundary: EntryId
  /** That of `boundary` when the log is empty. */
  readonly lastIndex: Index
  /** Terms of every entry behind `boundary`. */
  readonly termRuns: readonly TermRun[]
  /** Where the configuration entries behind `boundary` stand, ascending. */
  readonly confIndexes: readonly Index[]
  /** The newest entries, contiguous to lastIndex; older ones are asked for with `load`. */
  readonly entries: readonly Entry[]
  /** How far this replica has promised (rule 34). Absent: the store keeps no watermark. */
  readonly watermark?: EntryId
}

/** What a core starts from. */
export interface Boot extends Recovered {
  /** What the state machine holds: 0, or the snapshot that it was loaded from. */
  readonly applied: Index
  /**
   * The state is lost: with the bytes of `snapshot`, or, where that is null, though the log has all that made it. The
   * replica acknowledges and votes by its log, but applies nothing and never campaigns (rule 15), until one at or behind
   * what is applied is offered. Where the log holds that anchor, the log stays, and the store must have been told of it
   * before the offer.
   */
  readonly stateMissing?: boolean
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
  /** Of the newest configuration entry that was applied: what `expectConfIndex` is compared with. */
  readonly confIndex: Index
  /** A leader that has applied an entry of its own term, and so everything that was committed before it led. */
  readonly appliedOwn: boolean
  /** To whom the leadership is being handed over. */
  readonly transferee: ReplicaId | null
  /** The oldest write to disk is older than `diskStallMs`. */
  readonly diskStalled: boolean
  /** The log ends before what this replica has promised: it never campaigns, and votes only by the watermark's rule. */
  readonly belowWatermark: boolean
  /** What was replayed last was not taken: at this index it has another entry than the one that is committed here. */
  readonly contradicted: Index | null
  /** The log of the leader has an entry of another term at this index, where one is committed here: one of the two is wrong. */
  readonly contradictedByLeader: Index | null
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
