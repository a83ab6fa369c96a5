import { Log } from './log/log.ts'
import { DiskWrites, type SelfVote } from './output/disk-writes.ts'
import { Outbox } from './output/outbox.ts'
import { Tracker } from './progress/tracker.ts'
import { createRandom, type Random } from './random.ts'
import { ReadRounds } from './read-rounds.ts'
import type {
  Config,
  ConformanceSettings,
  Entry,
  Index,
  Millis,
  Recovered,
  ReplicaId,
  Role,
  Term,
} from './types.ts'

/** A configuration entry that the state machine was given and has not answered for. */
export type PendingConf = Pick<Entry, 'index' | 'data'>

/** The whole state of one replica. Changed only by the functions beside this file, each for its own part of the protocol. */
export class Replica {
  readonly config: Config
  readonly conformance: ConformanceSettings | undefined
  readonly id: ReplicaId
  readonly log: Log
  readonly tracker: Tracker
  readonly reads = new ReadRounds()
  readonly writes = new DiskWrites()
  readonly outbox = new Outbox()
  readonly #random: Random

  term: Term
  vote: ReplicaId | null
  role: Role = 'follower'
  leader: ReplicaId | null = null

  now: Millis | null = null
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
  /** No configuration change is accepted while this entry is not applied (rule 42). */
  pendingConfIndex: Index = 0
  /** The newest configuration entry that was applied. */
  lastConfIndex: Index = 0
  readonly pendingConfs: PendingConf[] = []

  constructor(config: Config, recovered: Recovered & { readonly applied: Index }) {
    this.config = config
    this.conformance = config.conformance
    this.id = config.id
    this.log = new Log(recovered, recovered.applied, config.maxCachedBytes)
    this.tracker = new Tracker(config)
    this.#random = createRandom(config.seed)
    this.term = recovered.hardState.term
    this.vote = recovered.hardState.vote
    if (recovered.snapshot !== null) {
      this.tracker.configure(recovered.snapshot.conf, this.log.last)
    }
    this.drawElectionTimeout()
  }

  drawElectionTimeout(): void {
    const { electionMs } = this.config
    this.electionTimeout = electionMs + this.#random.below(electionMs)
  }

  /** Rule 15 and 16: only a voter of its own effective configuration. */
  get isPromotable(): boolean {
    return this.tracker.isVoter(this.id)
  }

  /** Whether a leader has committed an entry of its own term: before that it does not know what is committed. */
  get hasCommittedOwn(): boolean {
    return this.log.committed >= this.termStart
  }

  append(entries: readonly Entry[]): void {
    const first = entries[0]
    if (first === undefined) return
    if (first.index <= this.log.last) this.writes.truncated(first.index)
    this.log.append(entries)
  }
}
