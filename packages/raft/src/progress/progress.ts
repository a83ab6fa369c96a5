import type { Index, Millis, ReplicaId } from '../types.ts'
import type { Inflights } from './inflights.ts'

/** What a leader knows of one replica. Invariant: `match < next`. */
export class Progress {
  readonly id: ReplicaId
  isLearner: boolean
  /** Known to be durable there, and equal to the leader's log up to here. */
  match: Index = 0
  /** First index to send next. */
  next: Index
  /**
   * `probe`: the position is a guess, one append at a time. `replicate`: appends are pipelined.
   * `snapshot`: it is catching up by other means, no entries are sent.
   */
  state: 'probe' | 'replicate' | 'snapshot' = 'probe'
  /** Nothing more is sent until an answer of any kind arrives. */
  paused = false
  /** Heard from since the last check of the quorum. */
  active: boolean
  /** Highest commit index sent to it. */
  sentCommit: Index = 0
  /** In `snapshot`: where the catch-up is expected to end. */
  catchUpTo: Index = 0
  /** Up to here appends bring it whatever it lacks, however much that is. */
  appendsTo: Index = 0
  /** Highest read round it has confirmed (rule 61). */
  readAck = 0
  /** When the newest heartbeat left that it has answered in this term (rule 63). */
  confirmedAt: Millis = Number.NEGATIVE_INFINITY
  /** How far an earlier life of it had acknowledged, where that is more than `match` (rule 34). */
  promised: Index = 0
  /** Its present life began with less than that. */
  hasLost = false
  /** First index of the entries being read from disk for it; 0 when none are. */
  loading: Index = 0
  readonly inflights: Inflights

  constructor(
    id: ReplicaId,
    next: Index,
    isLearner: boolean,
    active: boolean,
    inflights: Inflights,
  ) {
    this.id = id
    this.next = next
    this.isLearner = isLearner
    this.active = active
    this.inflights = inflights
  }

  get blocked(): boolean {
    return this.state === 'snapshot' || this.paused || this.loading !== 0
  }

  becomeProbe(): void {
    const from = this.state === 'snapshot' ? Math.max(this.match, this.catchUpTo) : this.match
    this.#enter('probe')
    this.next = from + 1
    this.sentCommit = Math.min(this.sentCommit, this.next - 1)
  }

  /** Forgets what it was known to hold: a new life of it may have lost that. */
  startAnew(next: Index): void {
    this.promised = Math.max(this.promised, this.match)
    this.match = 0
    this.appendsTo = 0
    this.#enter('probe')
    this.loading = 0
    this.sentCommit = 0
    this.next = next
  }

  becomeReplicate(): void {
    this.#enter('replicate')
    this.next = this.match + 1
  }

  becomeSnapshot(catchUpTo: Index): void {
    this.#enter('snapshot')
    this.catchUpTo = catchUpTo
    this.next = catchUpTo + 1
    this.sentCommit = catchUpTo
  }

  #enter(state: Progress['state']): void {
    this.state = state
    this.paused = false
    this.catchUpTo = 0
    this.inflights.clear()
  }

  /** Notes an append that is leaving. */
  sent(count: number, bytes: number, commit: Index): void {
    if (this.state === 'replicate') {
      if (count > 0) {
        this.next += count
        this.inflights.add(this.next - 1, bytes)
      }
      // Rule 28: a full window lets one empty append through for each answer.
      this.paused = this.inflights.full
    } else if (count > 0) {
      this.paused = true
    }
    this.sentCommit = commit
  }

  /** False for an acknowledgement that brings nothing new. */
  acknowledge(index: Index): boolean {
    if (index <= this.match) return false
    this.match = index
    this.next = Math.max(this.next, index + 1)
    this.paused = false
    return true
  }

  /** Steps back after a rejection of `rejected`; false for one that is out of date (rule 27). */
  reject(rejected: Index, hint: Index): boolean {
    if (this.state === 'replicate') {
      if (rejected <= this.match) return false
      this.next = this.match + 1
    } else {
      if (rejected !== this.next - 1) return false
      this.next = Math.max(Math.min(rejected, hint + 1), this.match + 1)
      this.paused = false
    }
    this.sentCommit = Math.min(this.sentCommit, this.next - 1)
    return true
  }

  /** Whether telling it `commit` can move its commit index, given what is already on its way. */
  wantsCommit(commit: Index): boolean {
    return commit > this.sentCommit && this.sentCommit < this.next - 1
  }
}
