import { countSelfVote } from '../election.ts'
import { invariant } from '../invariant.ts'
import { broadcastAppend } from '../leader/append.ts'
import { acknowledgeSelf } from '../leader/responses.ts'
import type { Replica } from '../replica.ts'
import type { HardState, Index, PersistBatch } from '../types.ts'

/** Makes the batches for the disk, and draws the conclusions when they are durable. */
export class PersistQueue {
  readonly #r: Replica
  /** As it was handed out last. */
  #hardState: HardState

  constructor(r: Replica, recoveredCommit: Index) {
    this.#r = r
    // The log may have proved more than was written, or less than was lost.
    const commit = Math.min(recoveredCommit, r.log.committed)
    this.#hardState = { term: r.term, vote: r.vote, commit }
  }

  get #hasNewVote(): boolean {
    return this.#hardState.term !== this.#r.term || this.#hardState.vote !== this.#r.vote
  }

  get isReady(): boolean {
    const { log, outbox, selfVote, watermark } = this.#r
    return (
      log.hasUnhanded ||
      this.#hasNewVote ||
      this.#hardState.commit !== log.committed ||
      outbox.after.length > 0 ||
      selfVote !== null ||
      watermark.hasRaised
    )
  }

  take(): PersistBatch | null {
    if (!this.isReady) return null
    const r = this.#r
    const { term, vote, log, selfVote, outbox } = r
    const isVote = this.#hasNewVote
    const hasChanged = isVote || this.#hardState.commit !== log.committed
    // The commit index goes with the entries it came with: whoever acknowledges a configuration entry must also know
    // durably that the one before it is committed (rule 14; see recovered-bounds.ts).
    const hardState = hasChanged ? { term, vote, commit: log.committed } : null
    // Rule 48: who is removed may vanish as soon as that is applied, and must not be needed to find it out again.
    const commitsConf = log.hasConfBetween(this.#hardState.commit, log.committed)
    if (hardState !== null) this.#hardState = hardState
    const snapshot = log.takeInstalled()
    const entries = log.takeUnhanded()
    const after = outbox.after
    outbox.after = []
    r.selfVote = null
    const lowerWatermark = r.watermark.takeLowered()
    const raiseWatermark = r.watermark.takeRaised()
    // What rests on an earlier batch needs no sync of its own: `persisted` speaks for everything before it.
    const mustSync =
      isVote || entries.length > 0 || snapshot !== null || commitsConf || raiseWatermark !== null
    const last = entries.at(-1)?.index ?? snapshot?.index ?? 0
    const seq = r.writes.add(
      last,
      selfVote,
      mustSync ? r.lived : null,
      commitsConf ? log.committed : 0,
    )
    const watermark = { lowerWatermark, raiseWatermark }
    return { seq, mustSync, ...watermark, hardState, snapshot, entries, after }
  }

  onPersisted(seq: number): void {
    const r = this.#r
    invariant(
      seq <= r.writes.lastSeq,
      `batch ${seq} is said to be durable, but was never handed out`,
    )
    const { last, selfVotes, commit } = r.writes.finish(seq)
    if (last > r.log.stable) {
      r.log.becameStable(last)
      acknowledgeSelf(r)
    }
    if (commit > r.durableCommit) {
      const before = r.announced
      r.durableCommit = commit
      if (r.role === 'leader' && r.announced > before) broadcastAppend(r)
    }
    for (const vote of selfVotes) countSelfVote(r, vote)
  }
}
