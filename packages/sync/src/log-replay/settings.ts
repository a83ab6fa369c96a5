import { ENTRIES_BYTES } from './messages.ts'

/** Of one node, no part of the group: peers with different ones work together. */
export interface LogReplaySettings {
  /** In one answer: about so many entries, at most so many bytes of data. A run at least. */
  readonly fetchEntries: number
  readonly fetchBytes: number
  readonly fetchTimeoutMs: number
  /** How long the leader may take to name a target, and a peer to say what it has. */
  readonly askTimeoutMs: number
  /** The leader is asked for its target so often: what it has meanwhile, and that the log is still needed. */
  readonly targetEveryMs: number
  /** Requests of a session under way: in all, to one peer. */
  readonly maxOutstanding: number
  readonly maxPerPeer: number
  /** Of a session, in memory: asked for, or here and not applied yet. */
  readonly maxBufferedBytes: number
  /** Roots of former targets that entries may still be proven against; 0: of none. */
  readonly maxRetainedRoots: number
  /** A peer that failed is asked again after the first, then twice as long, up to the second. */
  readonly retryMinMs: number
  readonly retryMaxMs: number
  /**
   * Without anything new for so long a session ends. More than `fetchTimeoutMs`, `askTimeoutMs` and `retryMinMs`: one loss
   * or refusal must not end it.
   */
  readonly stallMs: number
  /** So many targets of the leader that cannot be end a session. */
  readonly maxBadTargets: number
  /** A session waits at its target, and follows the next ones, until `finish()` (C23). */
  readonly awaitFinish: boolean
  /** What a peer needs of the log is kept for so long after it asked last. */
  readonly leaseMs: number
  /** Peers that the log is kept for at a time. */
  readonly maxSessions: number
  /** Reads of a provider under way: in all, for one peer. */
  readonly maxReads: number
  readonly maxReadsPerPeer: number
}

export const defaultLogReplaySettings: LogReplaySettings = {
  fetchEntries: 2000,
  fetchBytes: ENTRIES_BYTES,
  fetchTimeoutMs: 25_000,
  askTimeoutMs: 5000,
  targetEveryMs: 3000,
  maxOutstanding: 8,
  maxPerPeer: 1,
  maxBufferedBytes: 64 * 1024 * 1024,
  maxRetainedRoots: 8,
  retryMinMs: 250,
  retryMaxMs: 10_000,
  stallMs: 60_000,
  maxBadTargets: 3,
  awaitFinish: false,
  leaseMs: 10_000,
  maxSessions: 16,
  maxReads: 16,
  maxReadsPerPeer: 4,
}
