import type { ConfState, Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { AppliedIndex } from '../applied-index.ts'
import type { Deadlines } from '../deadlines.ts'
import type { DiskSpace } from '../disk-space.ts'
import type { GroupError } from '../errors.ts'
import type { Asks } from '../forward/asks.ts'
import type { Leadership } from '../leadership.ts'
import type { LogClock } from '../log-clock.ts'
import type { Mailbox } from '../mailbox.ts'
import type { PendingEntries } from '../pending-entries.ts'
import type { Persister } from '../persister.ts'
import type { PeerAddress, StateMachine, Transport } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { Logger } from '../types.ts'
import { type Admissions, createAdmissions } from './admissions.ts'
import { createAnswering } from './answering.ts'
import { chooseHeir } from './choose-heir.ts'
import { createDuties, type MarkNeeds } from './duties.ts'
import { createHandOver } from './hand-over.ts'
import { createMemberChanges, type MemberChanges } from './member-changes.ts'
import { createPeers } from './peers.ts'
import { createStanding } from './standing.ts'
import { createTransfers, type Transfers } from './transfers.ts'
import { createVouches } from './vouches.ts'

/** Everything about who belongs to the group, who votes and who leads: asked for, done unasked, and followed. */
export interface Membership {
  readonly admissions: Admissions
  readonly memberChanges: MemberChanges
  readonly transfers: Transfers
  /** As far as this member has applied. */
  has(replica: ReplicaId): boolean
  /** Every other member, as far as this one knows. */
  others(): readonly ReplicaId[]
  /** No other voter is known. Observers never lead, and so cannot give back what the only voter has lost. */
  readonly alone: boolean
  /** As far as this member has applied, or another one vouches. */
  isMember(replica: ReplicaId): Promise<boolean>
  /** A message of the peer arrived. */
  heard(peer: ReplicaId): void
  /** While nobody leads: whether the peer was heard lately. Null: not known yet. */
  answers(peer: ReplicaId): boolean | null
  /** The clock has ticked. */
  ticked(): void
  /** In a turn: what is due. */
  gather(): void
  /** What waits may try again. */
  retry(): void
  /**
   * This member can lead no longer, and sends nothing more of its log: the best of those who have what is committed is
   * told to lead, if there is one and this member leads now.
   */
  abdicate(): void
  /** Another configuration is in effect. */
  configured(conf: ConfState): void
  /** Whether it would rather lead or not may be another matter now. */
  preferencesChanged(): void
  /** It leads, cannot go on to, and looks for somebody who can. */
  readonly handsOver: boolean
  /** Configuration entries were applied, at the start too: connects to the members that they name. */
  refresh(): void
}

export interface MembershipOptions {
  readonly self: ReplicaId
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly pending: PendingEntries
  readonly persister: Persister
  readonly asks: Asks
  readonly applied: AppliedIndex
  readonly deadlines: Deadlines
  readonly logClock: LogClock
  readonly machine: StateMachine
  readonly transport: Transport
  readonly marks: MarkNeeds
  readonly space: DiskSpace
  readonly clock: { now(): Millis }
  readonly logger: Logger
  readonly settings: GroupSettings
  readonly attemptMs: Millis
  /** What the admission told, or was noted since. */
  readonly initialMembers: readonly PeerAddress[]
  status(): RaftStatus
  /** Whether this member knows all that it knew before its start. */
  confirmed(): boolean
  halted(): GroupError | null
  refusal(served: boolean): GroupError | null
  /** Why this member must not lead; null: it may. */
  unable(): string | null
}

export function createMembership(options: MembershipOptions): Membership {
  const { self, machine, mailbox, clock, settings } = options
  const standing = createStanding(settings)
  const answering = createAnswering(settings)
  const admissions = createAdmissions(options)
  const memberChanges = createMemberChanges({ ...options, standing })
  const transfers = createTransfers({ ...options, standing })
  const duties = createDuties({ ...options, standing })
  const handOver = createHandOver({ ...options, standing })
  const { conf } = options.status()
  const peers = createPeers({
    ...options,
    conf,
    initial: options.initialMembers,
  })
  const vouches = createVouches({
    ...options,
    peers: () => peers.others(),
    vouchMs: settings.vouchMs,
    maxOpen: settings.maxVouches,
  })
  const waiting = [admissions, memberChanges, transfers]
  let dutiesDue = false
  let reluctant = false
  const retry = () => {
    for (const one of waiting) one.retry()
  }
  const preferencesChanged = () => {
    const wanted = options.space.full || machine.members().get(self)?.reluctant === true
    if (wanted !== reluctant) mailbox.post({ in: 'reluctant', value: wanted })
    reluctant = wanted
  }
  return {
    admissions,
    memberChanges,
    transfers,
    has: (replica) => peers.has(replica),
    others: () => peers.others().map(({ replica }) => replica),
    get alone() {
      const { voters, votersOutgoing } = options.status().conf
      if (voters.length === 0) return peers.others().length === 0
      return [...voters, ...votersOutgoing].every((id) => id === options.self)
    },
    isMember: (replica) => (peers.has(replica) ? Promise.resolve(true) : vouches.ask(replica)),
    heard(peer) {
      const now = clock.now()
      standing.heard(peer, now)
      answering.heard(peer, now)
    },
    answers: (peer) => answering.answers(peer, clock.now()),
    ticked() {
      dutiesDue = true
      answering.measure(clock.now(), options.leadership.leader)
      retry()
    },
    gather() {
      if (dutiesDue) {
        duties.perform(clock.now())
        handOver.perform(clock.now())
      }
      dutiesDue = false
      for (const one of waiting) one.gather()
    },
    retry,
    abdicate() {
      const now = clock.now()
      const status = options.status()
      const heir = chooseHeir(status, machine.members(), (id) => {
        // Nobody else is voted for; with what is not committed, whoever waits for it is told that it is unknown.
        const hasCommitted = (status.progress.get(id)?.match ?? 0) >= status.commit
        return hasCommitted && standing.isHeard(id, now)
      })
      if (heir !== null) mailbox.post({ in: 'transferLeader', to: heir, atOnce: true })
    },
    configured(conf) {
      peers.configured(conf)
      retry()
    },
    preferencesChanged,
    get handsOver() {
      return options.leadership.self && options.space.full && !handOver.inVain
    },
    refresh() {
      preferencesChanged()
      peers.refresh()
    },
  }
}
