/**
 * The face of the libp2p host, and what it asks of the groups that it serves.
 * Replica ids are `${peerId}/${incarnation}`, the incarnation as 16 lower-case hexadecimal digits.
 */

/** One libp2p host a process; every group of the process speaks through it. */
export interface Host {
  readonly peerId: string
  /** Multiaddrs that this host listens on (or announces), each ending in `/p2p/<peerId>`. */
  addresses(): readonly string[]
  /** Starts to admit peers of this group and to move its frames. One port a group. */
  serve(admission: GroupAdmission): GroupPort
  /**
   * Joins a group as a stranger: dials, proves the invite, waits until the admission is committed.
   * Rejects with `JoinRefusedError` (bad invite, wrong peer), `UnreachableError`, or the signal's reason.
   */
  join(request: JoinRequest, options: { readonly signal: AbortSignal }): Promise<JoinedGroup>
  /** Ends every stream and connection, and waits for them. */
  close(): Promise<void>
}

export interface JoinRequest {
  readonly groupId: Uint8Array
  /** Tried in order; each ends in `/p2p/<peerId>`, and only that peer is believed. */
  readonly addresses: readonly string[]
  readonly inviteId: Uint8Array
  readonly key: Uint8Array
  readonly incarnation: Uint8Array
  /** Where this peer can be dialled. */
  readonly listen: readonly string[]
}

export interface JoinedGroup {
  readonly name: string
  readonly epoch: number
  readonly secret: Uint8Array
  /** Encoded MemberRecords. */
  readonly members: readonly Uint8Array[]
}

/** Who may speak in one group: decided by the group's replicated state, asked by the hello. */
export interface GroupAdmission {
  readonly groupId: Uint8Array
  /** 8 bytes: which life of this peer's data directory speaks. */
  readonly incarnation: Uint8Array
  secret(): { readonly epoch: number; readonly secret: Uint8Array }
  position(): { readonly term: number; readonly lastTerm: number; readonly lastIndex: number }
  /** Whether the replica is in the configuration; may ask other members when this one is behind. */
  isMember(replica: string): Promise<boolean>
  /**
   * The key of an invite that could be good now for this replica; null for unknown, expired, revoked, and for a
   * spent one, unless the replica is a member: it was admitted, and the answer was lost.
   */
  inviteKey(inviteId: Uint8Array, replica: string): Promise<Uint8Array | null>
  /** Commits the admission through the leader. Only called after the invite's key was proven. */
  admit(request: {
    readonly inviteId: Uint8Array
    readonly peerId: string
    readonly incarnation: Uint8Array
    readonly addresses: readonly string[]
  }): Promise<
    | { readonly ok: true; readonly joined: JoinedGroup }
    | { readonly ok: false; readonly reason: string }
  >
}

/**
 * Streams between two members: heartbeats and votes, appends, requests to the leader and their answers, what states are
 * compared by and snapshots fetched by, and replay of the log.
 */
export type StandingChannel = 'urgent' | 'append' | 'forward' | 'sync' | 'log'

/** Those, and one for each strategy of catch-up that the host was given: `sync/` and its name. */
export type Channel = StandingChannel | `sync/${string}`

/** How frames of a strategy of catch-up of a user's own travel. */
export interface StrategyProtocol {
  /** `<name>/<version>`, in lower case, and none of `snapshot`, `log` and `log-replay`; its protocol is `/tesela/sync/<name>/<version>`. */
  readonly name: string
  /** Its longest message. */
  readonly messageBytes: number
  /** Unsent bytes per peer, above which `send` answers false; at least those of the longest message. */
  readonly queueBytes: number
}

/** Long streams between admitted replicas of one group. Fits the group's `Transport`. */
export interface GroupPort {
  /**
   * Hands a frame to the replica's stream of that channel, one of catch-up also while it opens. False: not connected, its queue is full, it lacks the
   * strategy that the channel is of, or the body is longer than the channel allows; the frame is gone. The body must not be changed afterwards,
   * and may be sent to several replicas.
   */
  send(to: string, channel: Channel, body: Uint8Array): boolean
  /** Whether a connection is admitted and all of its streams are open that the peer has a protocol for, but for those of users' own. */
  reachable(to: string): boolean
  /** Exactly one handler. `up` is called at once for whom is reachable already. */
  receive(handler: GroupPortHandler): void
  setPeers(
    peers: readonly { readonly replica: string; readonly addresses: readonly string[] }[],
  ): void
  /** Connection facts of a peer, for status: null when not connected. */
  roundTripMs(to: string): number | null
  /** What was dropped since the port was opened. */
  counters(): PortCounters
  /** Says good-bye to every peer of the group, and waits until that is sent. */
  close(): Promise<void>
}

export interface PortCounters {
  /** Frames for another life of this peer. */
  readonly misdirected: number
  /** Frames that `send` did not take. */
  readonly unsent: number
}

/** What it throws is logged and goes no further. */
export interface GroupPortHandler {
  /**
   * `from` is the authenticated peer with the incarnation that it proved. The body is valid during the call.
   * May come before `up`: the peer's streams to here open without ours to it. Never after `down`.
   */
  frame(from: string, channel: Channel, body: Uint8Array): void
  /** Once when a replica becomes reachable. `boot` (hexadecimal) changes with every start of its process. */
  up(peer: string, boot: string, last: { term: number; index: number }): void
  /** Once when the last admitted connection is gone, for everyone that `up` was called for. */
  down(peer: string): void
  /** One of its connections is gone, and another one goes on: what was on its way to the peer, or from it, may be lost. */
  interrupted(peer: string): void
}
