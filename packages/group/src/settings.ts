import type { Millis } from '@tesela/raft'
import type { LogReplaySettings, SnapshotSyncSettings } from '@tesela/sync'

const KIB = 1024
const MIB = 1024 * KIB

/** Every timeout and bound of a group. Small values are legal, so that tests can be cruel. */
export interface GroupSettings {
  /** Without a leader for this long (drawn in [T, 2T)) a voter campaigns. */
  readonly electionMs: Millis
  readonly heartbeatMs: Millis
  /** How much longer a reluctant voter waits before it campaigns. */
  readonly reluctantFactor: number
  /** A leader hands over when a write to its disk takes longer. */
  readonly diskStallMs: Millis
  /** Of a request that names none. */
  readonly requestDeadlineMs: Millis

  /** Largest data of one entry, and of the entries of one `propose` together. */
  readonly maxCommandBytes: number
  /** Entry data in one append, and in one forwarded request, beyond its first unit. */
  readonly maxMessageBytes: number
  readonly maxInflightMessages: number
  readonly maxInflightBytes: number
  readonly maxUncommittedBytes: number
  /**
   * Entries kept in memory for followers, bytes of data; older ones are read back. An entry that is kept outlives young
   * generations of the collector, and costs it twice its copy: more is no faster.
   */
  readonly maxCachedBytes: number

  /** Data handed to apply at once, and the time that one slice of applying may take. */
  readonly maxApplyBytes: number
  readonly applySliceMs: Millis

  /** Frames received and not yet stepped; what comes on top is dropped, as if the network had lost it. */
  readonly maxInboxBytes: number
  /** Writes of this node's own callers that wait for a leader. */
  readonly maxHeldBytes: number
  /** Writes of this node's own callers that wait for their result, held ones too. */
  readonly maxWaitingBytes: number
  /** This node's own callers that wait, for whatever. */
  readonly maxCallers: number
  /** Requests of other members that are being served. */
  readonly maxServedRequests: number
  readonly maxServedBytes: number

  /** A learner is promoted when it lacks no more entries than this, or than one heartbeat brings. */
  readonly promotionLag: number
  /** Entries after which the leader asks every member to compare its state with the others; 0: never. */
  readonly markEvery: number
  /** Part of its time, at most, that a member spends on that. */
  readonly rootShare: number
  /**
   * Bytes of entries behind the newest snapshot after which the leader sets a mark that members keep as a snapshot; not
   * before there are a quarter as many as the snapshot itself has.
   */
  readonly snapshotBytes: number
  /** The same by their number; 0: by their bytes only. */
  readonly snapshotEvery: number
  /**
   * Part of either from which on a member keeps a mark as a snapshot. Members count what they applied, and do not count
   * alike: one that is short of it by a little keeps the leader's mark all the same. A mark for comparing states looks no
   * different, so the first one behind this part is kept: half of it would double what is written where there are many.
   */
  readonly markKeptFrom: number
  /** Part of its time, at most, that a member spends on writing one. */
  readonly snapshotShare: number
  /** Bytes of entries before a snapshot that are kept at least: what a member that is a little behind needs. */
  readonly keptLogBytes: number
  /** Of the log, at most, that is kept for members which fetch a snapshot or replay it, whatever they say that they need. */
  readonly maxPinnedBytes: number
  /** Catch-up by snapshots, where it differs from the defaults of `@tesela/sync`, which refuses what cannot work. */
  readonly snapshotSync: Partial<SnapshotSyncSettings>
  /**
   * A member that lacks more bytes of committed entries is not sent them by the leader: it replays the log from all members,
   * or fetches a snapshot, whichever is less. Not below what may follow the last closed run of the log (64 entries, 1 MiB):
   * that comes by appends alone, and else by one now and then.
   */
  readonly replayBytes: number
  /** Replay of the log, where it differs from the defaults of `@tesela/sync`. */
  readonly logReplay: Partial<LogReplaySettings>
  /** How long other members are asked whether a stranger is one of them, and how many such questions are open. */
  readonly vouchMs: Millis
  readonly maxVouches: number
}

export const defaultSettings: GroupSettings = {
  electionMs: 1000,
  heartbeatMs: 100,
  reluctantFactor: 3,
  diskStallMs: 1000,
  requestDeadlineMs: 10_000,

  maxCommandBytes: 4 * MIB,
  maxMessageBytes: 256 * KIB,
  maxInflightMessages: 16,
  maxInflightBytes: 4 * MIB,
  maxUncommittedBytes: 64 * MIB,
  maxCachedBytes: 4 * MIB,

  maxApplyBytes: 4 * MIB,
  applySliceMs: 2,

  maxInboxBytes: 64 * MIB,
  maxHeldBytes: 16 * MIB,
  maxWaitingBytes: 64 * MIB,
  maxCallers: 65_536,
  maxServedRequests: 4096,
  maxServedBytes: 64 * MIB,

  promotionLag: 16,
  markEvery: 100_000,
  rootShare: 0.02,
  snapshotBytes: 32 * MIB,
  snapshotEvery: 0,
  markKeptFrom: 0.9,
  snapshotShare: 0.25,
  keptLogBytes: 32 * MIB,
  maxPinnedBytes: 1024 * MIB,
  snapshotSync: {},
  replayBytes: 16 * MIB,
  logReplay: {},
  vouchMs: 2000,
  maxVouches: 16,
}

/** What an envelope may add to the largest unit in a frame. */
const ENVELOPE_BYTES = 64 * KIB

/** Cap of an append frame's body. */
export function appendFrameBytes(settings: GroupSettings): number {
  return settings.maxCommandBytes + settings.maxMessageBytes + ENVELOPE_BYTES
}

/** Cap of a forward frame's body. */
export function forwardFrameBytes(settings: GroupSettings): number {
  return settings.maxCommandBytes + ENVELOPE_BYTES
}
