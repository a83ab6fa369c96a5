import { emptyConf } from '../conf/conf-state.ts'
import { jointIndex, jointVote } from '../quorum/joint.ts'
import type { VoteResult } from '../quorum/majority.ts'
import type { ConfState, Index, Millis, ReplicaId } from '../types.ts'
import { Inflights } from './inflights.ts'
import { Progress } from './progress.ts'

export interface InflightLimits {
  readonly maxInflightMsgs: number
  readonly maxInflightBytes: number
}

/** The effective configuration, and what is known of each of its members. */
export class Tracker {
  readonly #limits: InflightLimits
  #conf: ConfState = emptyConf
  /** Every member, this replica included, ordered by id. */
  #members: readonly Progress[] = []
  #incoming: readonly Progress[] = []
  #outgoing: readonly Progress[] = []
  /** Answers to the running campaign. */
  readonly #votes = new Map<ReplicaId, boolean>()

  constructor(limits: InflightLimits) {
    this.#limits = limits
  }

  get conf(): ConfState {
    return this.#conf
  }

  get members(): readonly Progress[] {
    return this.#members
  }

  find(id: ReplicaId): Progress | undefined {
    for (const member of this.#members) if (member.id === id) return member
    return undefined
  }

  isVoter(id: ReplicaId): boolean {
    return this.#conf.voters.includes(id) || this.#conf.votersOutgoing.includes(id)
  }

  isSoleVoter(id: ReplicaId): boolean {
    const { voters, votersOutgoing } = this.#conf
    return voters.length === 1 && voters[0] === id && votersOutgoing.length === 0
  }

  /** Takes over a configuration. Members that stay keep their progress; new ones start as probes at `next`. */
  configure(conf: ConfState, next: Index): void {
    const ids = new Set([...conf.voters, ...conf.votersOutgoing, ...conf.learners])
    const members = [...ids].sort().map((id) => {
      const isLearner = conf.learners.includes(id)
      // A new member counts as heard from, lest the check of the quorum fails before it could answer.
      const member = this.find(id) ?? this.#start(id, Math.max(next, 1), isLearner, true)
      member.isLearner = isLearner
      return member
    })
    this.#install(conf, members)
  }

  /** Forgets what was known of the members, as a new term demands. */
  restart(lastIndex: Index): void {
    const members = this.#members.map((member) =>
      this.#start(member.id, lastIndex + 1, member.isLearner, false),
    )
    this.#install(this.#conf, members)
    this.#votes.clear()
  }

  #install(conf: ConfState, members: readonly Progress[]): void {
    this.#conf = conf
    this.#members = members
    this.#incoming = members.filter((member) => conf.voters.includes(member.id))
    this.#outgoing = members.filter((member) => conf.votersOutgoing.includes(member.id))
  }

  #start(id: ReplicaId, next: Index, isLearner: boolean, active: boolean): Progress {
    const { maxInflightMsgs, maxInflightBytes } = this.#limits
    return new Progress(
      id,
      next,
      isLearner,
      active,
      new Inflights(maxInflightMsgs, maxInflightBytes),
    )
  }

  /** The highest index that is durable on a quorum. */
  committed(): Index {
    return jointIndex(this.#incoming.map(matchOf), this.#outgoing.map(matchOf))
  }

  /** The highest read round that a quorum has confirmed. */
  confirmedRead(): number {
    return jointIndex(this.#incoming.map(readAckOf), this.#outgoing.map(readAckOf))
  }

  /** Whether a quorum has answered heartbeats that left after `since`. */
  isConfirmedSince(since: Millis): boolean {
    const confirmed = (member: Progress) => member.confirmedAt > since
    return jointVote(this.#incoming.map(confirmed), this.#outgoing.map(confirmed)) === 'won'
  }

  isQuorumActive(): boolean {
    return jointVote(this.#incoming.map(activeOf), this.#outgoing.map(activeOf)) === 'won'
  }

  clearVotes(): void {
    this.#votes.clear()
  }

  /** The first answer of a voter counts, later ones do not. */
  recordVote(id: ReplicaId, granted: boolean): void {
    if (!this.#votes.has(id)) this.#votes.set(id, granted)
  }

  tally(): VoteResult {
    const voteOf = (member: Progress) => this.#votes.get(member.id)
    return jointVote(this.#incoming.map(voteOf), this.#outgoing.map(voteOf))
  }
}

const matchOf = (member: Progress): Index => member.match
const readAckOf = (member: Progress): number => member.readAck
const activeOf = (member: Progress): boolean => member.active
