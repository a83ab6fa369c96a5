/**
 * Every setting of a daemon, as data: the schema, the flags, the environment variables, the help text and
 * `config show` all come from this table. Nothing here loads a library, so the command line can print help
 * for a setting without paying for its validation.
 *
 * Small values are legal everywhere: tests are cruel on purpose.
 */

/** What a setting's text means. Durations are milliseconds and sizes are bytes once they are read. */
export type SettingKind =
  | 'duration'
  | 'size'
  | 'segment'
  | 'window'
  | 'count'
  | 'countOrNone'
  | 'share'
  | 'addresses'
  | 'level'

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

interface ValueOfKind {
  duration: number
  size: number
  /** A size that a segment of the log can have. */
  segment: number
  /** A size that the window of a stream can have. */
  window: number
  count: number
  /** 0: none at all. */
  countOrNone: number
  /** Above 0, at most 1. */
  share: number
  addresses: readonly string[]
  level: LogLevel
}

interface SettingOf<K extends SettingKind> {
  readonly kind: K
  readonly default: ValueOfKind[K]
  readonly summary: string
}

const KiB = 1_024
const MiB = 1_024 ** 2

function setting<K extends SettingKind>(
  kind: K,
  initial: ValueOfKind[K],
  summary: string,
): SettingOf<K> {
  return { kind, default: initial, summary }
}

export const settingTable = {
  listen: setting(
    'addresses',
    ['/ip4/0.0.0.0/tcp/7440', '/ip6/::/tcp/7440'],
    'multiaddr to listen on for peers',
  ),
  announce: setting('addresses', [], 'multiaddr to tell peers instead of those listened on'),
  electionTimeout: setting(
    'duration',
    1_000,
    'shortest silence of a leader before an election; the longest is twice it',
  ),
  heartbeatInterval: setting('duration', 100, 'time between heartbeats of a leader'),
  reluctantFactor: setting(
    'count',
    3,
    'how much longer a reluctant voter waits before an election',
  ),
  diskStall: setting('duration', 1_000, 'time for a write to disk before a leader hands over'),
  requestDeadline: setting('duration', 10_000, 'time for a request that names no deadline'),
  shutdownGrace: setting('duration', 5_000, 'time for requests in flight when the daemon ends'),
  segmentBytes: setting('segment', 16 * MiB, 'size of one segment of the log, 1KiB to 256MiB'),
  cachedLogBytes: setting('size', 4 * MiB, 'newest entries of the log kept in memory'),
  appendBytes: setting('size', 256 * KiB, 'entries in one append beyond its first'),
  appendsInFlight: setting('count', 16, 'append frames that a follower has not acknowledged'),
  appendBytesInFlight: setting('size', 4 * MiB, 'bytes that a follower has not acknowledged'),
  uncommittedBytes: setting('size', 64 * MiB, 'bytes that a leader accepts before they commit'),
  heldBytes: setting('size', 16 * MiB, 'writes held while there is no leader'),
  waitingBytes: setting('size', 64 * MiB, 'writes of local programs that wait for their result'),
  waitingReads: setting('count', 65_536, 'reads of local programs that wait for confirmation'),
  inboxBytes: setting('size', 64 * MiB, 'frames of peers received and not yet handled'),
  servedRequests: setting('count', 4_096, 'requests of other members being served'),
  servedBytes: setting('size', 64 * MiB, 'bytes of requests of other members being served'),
  applyBytes: setting('size', 4 * MiB, 'bytes of entries applied in one go'),
  applySlice: setting('duration', 2, 'time for one slice of applying'),
  promotionLag: setting('count', 16, 'entries that a learner may lack and still be promoted'),
  markEvery: setting(
    'countOrNone',
    100_000,
    'entries between comparisons of all states; 0 for never',
  ),
  snapshotBytes: setting(
    'size',
    32 * MiB,
    'log behind the last snapshot before the next; at least a quarter of what that has',
  ),
  snapshotEvery: setting(
    'countOrNone',
    0,
    'entries behind the last snapshot before the next; 0 to go by bytes only',
  ),
  snapshotShare: setting('share', 0.25, 'part of the time that writing a snapshot may take'),
  keptLogBytes: setting('size', 32 * MiB, 'log kept before a snapshot, at least'),
  pinnedBytes: setting('size', 1_024 * MiB, 'log kept for members that are catching up, at most'),
  replayBytes: setting(
    'size',
    16 * MiB,
    'log that a member may lack before it fetches it from all others; 1MiB or more',
  ),
  streamWindowBytes: setting(
    'window',
    256 * KiB,
    'what a stream between peers has on its way, before a heartbeat; 256KiB to 64MiB',
  ),
  vouchTimeout: setting('duration', 2_000, 'time in which members vouch for a stranger'),
  vouches: setting('count', 16, 'strangers that members are asked about at once'),
  pinHold: setting('duration', 60_000, 'time that a state is held for the next page of a walk'),
  pins: setting('count', 64, 'states held for further pages'),
  maxKeyBytes: setting('size', 4 * KiB, 'longest key in a group made here'),
  maxValueBytes: setting('size', MiB, 'longest value in a group made here'),
  maxCommandBytes: setting('size', 4 * MiB, 'largest command in a group made here'),
  ipcConnections: setting('count', 1_024, 'programs connected to the local socket'),
  ipcRequestsInFlight: setting('count', 4_096, 'unanswered requests of one program'),
  ipcBytesInFlight: setting('size', 128 * MiB, 'bytes of unanswered requests of all programs'),
  logLevel: setting('level', 'info', 'least level that is logged'),
} satisfies Record<
  string,
  | SettingOf<'duration'>
  | SettingOf<'size'>
  | SettingOf<'segment'>
  | SettingOf<'window'>
  | SettingOf<'count'>
  | SettingOf<'countOrNone'>
  | SettingOf<'share'>
  | SettingOf<'addresses'>
  | SettingOf<'level'>
>

export type SettingKey = keyof typeof settingTable

/** The settings as the parts of the daemon use them. */
export type Settings = {
  readonly [K in SettingKey]: ValueOfKind[(typeof settingTable)[K]['kind']]
}

export const settingKeys = Object.keys(settingTable).filter(isSettingKey)

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingTable, key)
}

/** The flag of a key: `electionTimeout` is given by `--election-timeout`. */
export function flagOf(key: SettingKey): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The environment variable of a key: `electionTimeout` is read from `TESELA_ELECTION_TIMEOUT`. */
export function variableOf(key: SettingKey): string {
  return `TESELA_${flagOf(key).replaceAll('-', '_').toUpperCase()}`
}
