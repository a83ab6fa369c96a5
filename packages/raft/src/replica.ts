import { Log } from './log/log.ts'
import { DiskWrites, type SelfVote } from './output/disk-writes.ts'
import { Outbox } from './output/outbox.ts'
import { Tracker } from './progress/tracker.ts'
import { createRandom, type Random } from './random.ts'
import { ReadRounds } from './read-rounds.ts'
import type {
  Boot,
  Config,
  ConformanceSettings,
  ConfState,
  Entry,
  EntryId,
  Index,
  Millis,
  ReplicaId,
  Role,
  SnapshotMeta,
  Term,
} from './types.ts'
import { Watermark } from './watermark.ts'

/** A configuration entry that the state machine was given and has not answered for. */
export type PendingConf = Pick<Entry, 'index' | 'data'>

export interface SnapshotOffer {
  readonly meta: SnapshotMeta
  readonly from: ReplicaId
}

/** The whole state of one replica. Changed only by the functions beside this file, each for its own part of the protocol. */
export class Replica {
  readonly config: Config
  readonly conformance: ConformanceSettings | undefined
  readonly id: ReplicaId
  readonly log: Log
  readonly tracker: Tracker
  readonly reads = new ReadRounds()
  readonly writes = new DiskWrites()
  readonly watermark: Watermark
  readonly outbox = new Outbox()
  readonly #random: Random

  term: Term
  vote: ReplicaId | null
  role: Role = 'follower'
  leader: ReplicaId | null = null

  now: Millis | null = null
  /** Time that was lived through, stalls counted as in {@link onTick}. */
  lived: Millis = 0
  /**
   * When a leader was heard last, in time that was lived through, at the latest; the start counts as such a moment
   * (rule 63). Null: since the last tick. How long after that tick, only the next one tells.
   */
  heardAt: Millis | null = 0
  /** Since the leader was heard, or since the leader last checked its quorum. */
  electionElapsed: Millis = 0
  heartbeatElapsed: Millis = 0
  /** Drawn anew from [T, 2T) at every change of state (rule 12). */
  electionTimeout: Millis = 0

  /** Own vote of a campaign, to be counted when the batch that carries it is durable (rule 1). */
  selfVote: SelfVote | null = null
  /** Bytes that this leader appended and has not seen committed. */
  uncommittedBytes = 0
  /** Of the first entry that this leader made in its term. */
  termStart: Index = 0
  /** Of a leader that is no voter any more: the round of heartbeats after which it steps down. */
  leaving: 'committing' | number | null = null
  /** Of a leader: to whom it hands over. Nothing is proposed meanwhile (rule 65). */
  transferee: ReplicaId | null = null
  /** Of a leader: somebody was told to campaign, so that no lease holds in this term any more (rule 63). */
  leaseForfeited = false
  /** Of a leader with a disk that hangs: it has tried to hand over. */
  handOverTried = false
  /** No configuration change is accepted while this entry is not applied (rule 42). */
  pendingConfIndex: Index = 0
  /** As far as the disk was asked to be sure of it. */
  durableCommit: Index
  /** The newest configuration entry that was applied. */
  lastConfIndex: Index = 0
  readonly pendingConfs: PendingConf[] = []
  /** Whether a configuration that was applied here had this replica as a member. */
  wasMember = false
  reluctant = false

  /** The newest one that can be served from here. */
  snapshot: SnapshotMeta | null
  /** Not loaded by the state machine yet (rules 15, 54). It replaces the log, unless the state alone was lost. */
  installing: SnapshotMeta | null = null
  /** There is no state here, nor the bytes of `installing`: what is offered at or behind what is applied takes its place. */
  stateLost = false
  /** Of what was replayed last: where the log of another leader has something else than what is committed here. */
  contradicted: Index | null = null
  /** Where a leader's log has something else than what is committed here; null: it goes on from that, or none was heard. */
  contradictedByLeader: Index | null = null
  /** Waits until what was handed to the state machine is applied (rule 54). */
  deferredOffer: SnapshotOffer | null = null

  constructor(config: Config, boot: Boot) {
    this.config = config
    this.conformance = config.conformance
    this.id = config.id
    this.log = new Log(boot, boot.applied, config)
    this.tracker = new Tracker(config)
    this.watermark = new Watermark(boot.watermark)
    this.#random = createRandom(config.seed)
    this.term = boot.hardState.term
    this.durableCommit = Math.min(boot.hardState.commit, this.log.committed)
    this.vote = boot.hardState.vote
    this.snapshot = boot.snapshot
    if (boot.snapshot !== null) this.configure(boot.snapshot.conf, boot.snapshot.confIndex)
    this.stateLost = boot.stateMissing === true
    if (this.stateLost) this.installing = boot.snapshot
    this.drawElectionTimeout()
  }

  /** Makes a configuration the effective one. */
  configure(conf: ConfState, confIndex: Index): void {
    this.tracker.configure(conf, this.log.last)
    this.lastConfIndex = confIndex
    if (this.tracker.find(this.id) !== undefined) this.wasMember = true
  }

  drawElectionTimeout(): void {
    const { electionMs, reluctantFactor } = this.config
    const drawn = electionMs + this.#random.below(electionMs)
    this.electionTimeout = this.reluctant ? drawn * reluctantFactor : drawn
  }

  get isVoter(): boolean {
    return this.tracker.isVoter(this.id)
  }

  /**
   * Only a voter of its own effective configuration (rule 16) that has all of its log: neither an install that is
   * under way (rule 15), nor less than it has promised (rule 34). With a disk that hangs it could promise nothing.
   */
  get isPromotable(): boolean {
    const hasState = this.installing === null && !this.stateLost
    return this.isVoter && hasState && !this.isBelowWatermark && !this.isDiskStalled
  }

  get isBelowWatermark(): boolean {
    return !this.watermark.isCoveredBy(this.log.lastId)
  }

  get isDiskStalled(): boolean {
    return this.writes.age(this.lived) > this.config.diskStallMs
  }

  /** Whether a leader has committed an entry of its own term: before that it does not know what is committed. */
  get hasCommittedOwn(): boolean {
    return this.log.committed >= this.termStart
  }

  /**
   * What this log holds behind `to` is proven to be void, and so is what was promised behind it, if this log is the one
   * that was promised. One that ends in an earlier term need not be: with the newest records gone, older ones stand
   * where they had been replaced, and what replaces those again may be the very entries that were promised.
   */
  disprove(to: EntryId): void {
    if (this.isBelowWatermark && this.log.lastId.term !== this.watermark.term) return
    this.watermark.lower(to)
  }

  /**
   * Rule 48: how far others are told, and the state machine is given, what is committed: a configuration only when it is
   * durable here that it is. Who was removed by it may vanish then, and could not be asked again.
   */
  get announced(): Index {
    const { committed, firstUnappliedConf: conf } = this.log
    if (this.conformance !== undefined || conf > committed || conf <= this.durableCommit)
      return committed
    return conf - 1
  }

  append(entries: readonly Entry[]): void {
    const first = entries[0]
    if (first === undefined) return
    if (first.index <= this.log.last) {
      this.writes.truncated(first.index)
      // Rule 34: the entry that replaces another one is the proof that nothing behind it counts.
      const before = first.index - 1
      this.disprove({ term: this.log.termAt(before), index: before })
    }
    this.log.append(entries)
  }
}
