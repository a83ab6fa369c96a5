import { startElection } from './election.ts'
import { onCatchUpEnded, onEntriesLoaded } from './leader/append.ts'
import { startReadRound } from './leader/heartbeat.ts'
import { readIndex } from './leader/reads.ts'
import { transferLeader } from './leader/transfer.ts'
import { onConfApplied, onPeerBooted, onUnreachable } from './membership.ts'
import { loseState, onCompacted, onSnapshotOffer, takeDeferredOffer } from './offers.ts'
import { ApplyQueue } from './output/apply-queue.ts'
import { PersistQueue } from './output/persist-queue.ts'
import { propose, proposeConf } from './proposals.ts'
import { onReplayed } from './replayed.ts'
import { Replica } from './replica.ts'
import { onMessage } from './step.ts'
import { onTick } from './timers.ts'
import type {
  Boot,
  Config,
  Input,
  Output,
  Progress,
  RaftCore,
  RaftStatus,
  ReplicaId,
  SoftState,
} from './types.ts'

/**
 * One replica's consensus core, from what its store recovered. Committed entries above `applied` are handed to apply
 * again. Throws `RaftInvariantError` when what was recovered is not a log that can be continued.
 */
export function createRaft(config: Config, boot: Boot): RaftCore {
  return new Core(config, boot)
}

/** Also gives the tests and the conformance runner a look inside. */
export class Core implements RaftCore {
  readonly replica: Replica
  readonly #persist: PersistQueue
  readonly #apply: ApplyQueue
  /** As it was handed out last. */
  #soft: SoftState

  constructor(config: Config, boot: Boot) {
    this.replica = new Replica(config, boot)
    this.#persist = new PersistQueue(this.replica, boot.hardState.commit)
    this.#apply = new ApplyQueue(this.replica)
    this.#soft = { role: this.replica.role, leader: this.replica.leader }
  }

  step(input: Input): void {
    const r = this.replica
    switch (input.in) {
      case 'tick':
        onTick(r, input.now)
        break
      case 'message':
        onMessage(r, input.msg)
        break
      case 'propose':
        propose(r, input)
        break
      case 'proposeConf':
        proposeConf(r, input)
        break
      case 'readIndex':
        readIndex(r, input)
        break
      case 'persisted':
        this.#persist.onPersisted(input.seq)
        break
      case 'applied':
        this.#apply.onApplied(input.index)
        takeDeferredOffer(r)
        break
      case 'confApplied':
        onConfApplied(r, input)
        break
      case 'entriesLoaded':
        if (input.to === 'apply') this.#apply.onLoaded(input)
        else onEntriesLoaded(r, input)
        break
      case 'peerBooted':
        onPeerBooted(r, input)
        break
      case 'unreachable':
        onUnreachable(r, input)
        break
      case 'compacted':
        onCompacted(r, input)
        break
      case 'snapshotOffer':
        onSnapshotOffer(r, input)
        break
      case 'stateLost':
        if (loseState(r)) this.#apply.takeBack()
        break
      case 'replayed':
        onReplayed(r, input)
        break
      case 'catchUpEnded':
        onCatchUpEnded(r, input)
        break
      case 'reluctant':
        r.reluctant = input.value
        r.drawElectionTimeout()
        break
      case 'transferLeader':
        transferLeader(r, input.to, input.atOnce)
        break
      case 'campaign':
        startElection(r)
        break
      case 'forgetLeader':
        // Rule 63: who forgets the leader votes for others, and may have confirmed a lease.
        if (r.role === 'follower' && !r.config.leaseReads) r.leader = null
        break
    }
  }

  get #softChanged(): boolean {
    return this.#soft.role !== this.replica.role || this.#soft.leader !== this.replica.leader
  }

  hasOutput(): boolean {
    const { outbox, reads } = this.replica
    return (
      !outbox.isEmpty ||
      reads.needsRound ||
      this.#softChanged ||
      this.#persist.isReady ||
      this.#apply.isReady
    )
  }

  takeOutput(): Output {
    const r = this.replica
    if (r.reads.needsRound) startReadRound(r)
    const apply = this.#apply.take()
    const persist = this.#persist.take()
    const soft = this.#softChanged ? { role: r.role, leader: r.leader } : null
    if (soft !== null) this.#soft = soft
    return { ...r.outbox.take(), persist, apply, soft }
  }

  status(): RaftStatus {
    const { term, role, leader, log, tracker } = this.replica
    return {
      term,
      soft: { role, leader },
      commit: log.committed,
      applied: log.applied,
      last: log.lastId,
      stable: log.stable,
      conf: tracker.conf,
      confIndex: this.replica.lastConfIndex,
      appliedOwn: role === 'leader' && log.applied >= this.replica.termStart,
      transferee: this.replica.transferee,
      diskStalled: this.replica.isDiskStalled,
      belowWatermark: this.replica.isBelowWatermark,
      contradicted: this.replica.contradicted,
      contradictedByLeader: this.replica.contradictedByLeader,
      progress: role === 'leader' ? progressOf(this.replica) : new Map(),
    }
  }
}

function progressOf(r: Replica): ReadonlyMap<ReplicaId, Progress> {
  const progress = new Map<ReplicaId, Progress>()
  for (const { id, match, next, state, inflights, active } of r.tracker.members) {
    if (id !== r.id) progress.set(id, { match, next, state, inflight: inflights.count, active })
  }
  return progress
}
