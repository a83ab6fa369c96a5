/** What `tesela status --json` prints: written by the daemon, read by programs. */
export interface StatusDocument {
  readonly peerId: string
  readonly version: string
  readonly pid: number
  readonly uptimeMs: number
  readonly addresses: readonly string[]
  /** How long the daemon kept its timers waiting since the last status: null, when that was a moment ago. */
  readonly eventLoopDelayP99Ms: number | null
  readonly eventLoopDelayMaxMs: number | null
  /** Files and folders that did not read back, set aside in `damaged/`. */
  readonly damagedFiles: number
  /** Null: this peer is in no group. */
  readonly group: GroupStatus | null
}

export interface GroupStatus {
  readonly id: string
  readonly name: string
  readonly replica: string
  readonly incarnation: string
  /** `lost`: this peer has to join again, and takes part in nothing until then. */
  readonly role: 'leader' | 'follower' | 'candidate' | 'learner' | 'observer' | 'joining' | 'lost'
  readonly term: number
  /** The replica that leads, as far as this peer knows. */
  readonly leader: string | null
  readonly commit: number
  readonly applied: number
  readonly firstIndex: number
  readonly lastIndex: number
  readonly logBytes: number
  /** What a restart begins from; null: the log from its beginning. */
  readonly snapshot: SnapshotStatus | null
  /** Of a snapshot that is being fetched; null: none is. */
  readonly catchUp: CatchUpStatus | null
  /** What the last start had to mend, a sentence each. */
  readonly mended: readonly string[]
  readonly fsyncP99Ms: number | null
  /** `ok`, or `degraded(…)`, `read-only(…)`, `halted(…)` with the reason. */
  readonly health: string
  /** What somebody has to do about it, in a sentence; null: nothing. */
  readonly advice: string | null
  /** Collections in which this peer's state is not that of the majority: it serves nothing then. */
  readonly diverged: readonly string[]
  /** How often that was found, and what was done about it; null: it never was. */
  readonly repair: RepairStatus | null
  /** The newest mark at which this peer compared its state with the others'; null: there was none yet. */
  readonly lastMark: LastMark | null
  /** How many more voters can fail before writes stop; null when nobody leads. */
  readonly canLose: number | null
  readonly members: readonly MemberStatus[]
}

export interface SnapshotStatus {
  readonly index: number
  readonly term: number
  readonly bytes: number
}

/** Of how many items and bytes: as the source says, or an estimate. */
export interface CatchUpStatus {
  /** How it is fetched, with its version: `snapshot/1` or `log-replay/1`. */
  readonly strategy: string
  readonly phase: string
  /** Why nothing comes just now; null: something does. */
  readonly waits: string | null
  /** Revision that it goes up to; null: not known yet. */
  readonly anchor: number | null
  /** A majority of the voters vouches for it; false: the leader alone does, so far. Null: not known yet, or a log. */
  readonly sealed: boolean | null
  readonly items: number
  readonly ofItems: number
  readonly bytes: number
  readonly ofBytes: number
  readonly bytesPerSecond: number
  /** Null: not known. */
  readonly remainingMs: number | null
  /** Everybody that was asked; who sent most comes first. */
  readonly peers: readonly CatchUpPeer[]
}

export interface CatchUpPeer {
  readonly replica: string
  /** That were verified and taken. */
  readonly bytes: number
  /** It is asked for something now. */
  readonly asked: boolean
  /** Answers that were not what they had to be: somebody should look at that peer. */
  readonly invalid: number
}

export interface RepairStatus {
  /** How often this peer diverged. */
  readonly times: number
  /** So often it is repaired. */
  readonly atMost: number
  /** `underWay`: it fetches the state of the majority. `givenUp`: it diverged too often, and stays halted. */
  readonly state: 'underWay' | 'done' | 'givenUp'
}

export interface LastMark {
  /** Revision. */
  readonly anchor: number
  /** 64 hexadecimal digits; null: not computed yet. */
  readonly root: string | null
  /** A majority of the voters has the same root. */
  readonly sealed: boolean
}

export interface MemberStatus {
  readonly replica: string
  readonly peerId: string
  readonly role: 'voter' | 'learner' | 'observer'
  readonly addresses: readonly string[]
  readonly leader: boolean
  readonly self: boolean
  readonly connected: boolean
  readonly roundTripMs: number | null
  /** Known to the leader only. */
  readonly match: number | null
  readonly lag: number | null
}
