import { LEAVES_BYTES } from './messages.ts'

/** Of one node, no part of the group: peers with different ones work together. */
export interface SnapshotSyncSettings {
  /** In one answer: about so many items, at most so many bytes. A leaf at least. */
  readonly fetchItems: number
  readonly fetchBytes: number
  readonly fetchTimeoutMs: number
  /** How long the leader may take to name a target, or to say that it has none yet. */
  readonly snapshotRequestTimeoutMs: number
  /** A snapshot is held for so long after the last fetch from it. */
  readonly snapshotTtlMs: number
  /** Requests that want a fresh mark share one when they come within this time. */
  readonly coalesceMs: number
  /** So long after a mark was asked for another is, at the earliest: the first takes its time to become a snapshot. */
  readonly markPatienceMs: number
  /** Requests of a session under way: in all, to one peer. */
  readonly maxOutstanding: number
  readonly maxOutstandingPerPeer: number
  /** Former targets of which leaves that are under way still count. */
  readonly maxRetainedRoots: number
  /** Of a session: asked for and not staged yet. */
  readonly maxBufferedBytes: number
  /** The largest leaf that a session takes. */
  readonly maxLeafBytes: number
  /** More leaves than these are no snapshot of ours. */
  readonly maxLeaves: number
  /** A peer that failed is asked again after the first, then twice as long, up to the second. */
  readonly retryMinMs: number
  readonly retryMaxMs: number
  /**
   * Without anything new for so long a session ends. More than `fetchTimeoutMs`, `snapshotRequestTimeoutMs` and
   * `retryMinMs`: one loss or refusal must not end it.
   */
  readonly stallMs: number
  /** So many targets of the leader that contradict themselves end a session. */
  readonly maxBadTargets: number
  /** A session waits at its target until `finish()` (C23). */
  readonly awaitFinish: boolean
  /** Peers that a provider serves at a time. */
  readonly maxSessions: number
  /** Reads of a provider under way: in all, for one peer. */
  readonly maxReads: number
  readonly maxReadsPerPeer: number
}

const MIB = 1024 * 1024

export const defaultSnapshotSyncSettings: SnapshotSyncSettings = {
  fetchItems: 8000,
  fetchBytes: LEAVES_BYTES,
  fetchTimeoutMs: 5000,
  snapshotRequestTimeoutMs: 15_000,
  snapshotTtlMs: 10_000,
  coalesceMs: 250,
  markPatienceMs: 15_000,
  maxOutstanding: 16,
  maxOutstandingPerPeer: 1,
  maxRetainedRoots: 8,
  maxBufferedBytes: 64 * MIB,
  maxLeafBytes: 64 * MIB,
  maxLeaves: 2 ** 26,
  retryMinMs: 250,
  retryMaxMs: 10_000,
  stallMs: 60_000,
  maxBadTargets: 3,
  awaitFinish: false,
  maxSessions: 16,
  maxReads: 16,
  maxReadsPerPeer: 4,
}
