/**
 * What the daemon can do for a program, behind the IPC server: the server checks frames and counts requests,
 * the node does the work. Every rejection is a `ServiceError` shape; anything else is an internal error.
 */
export interface DaemonService {
  /** Proposes the entries together, in order; resolves with one result each once all are applied. */
  write(
    group: string,
    entries: readonly WriteEntry[],
    options: RequestOptions,
  ): Promise<readonly WriteResult[]>
  read(group: string, read: ReadRequest, options: RequestOptions): Promise<ReadAnswer>
  /** The document that `tesela status --json` prints. */
  status(group: string): Promise<StatusDocument>
  createGroup(
    name: string,
    options: RequestOptions,
  ): Promise<{ group: string; addresses: readonly string[]; invite: string }>
  invite(
    group: string,
    terms: InviteTerms,
    options: RequestOptions,
  ): Promise<{ invite: string; inviteId: string }>
  revokeInvite(group: string, inviteId: string, options: RequestOptions): Promise<void>
  /** Resolves when the peer is online (or admitted, with `noWait`). */
  join(
    request: JoinCommand,
    progress: (step: JoinProgress) => void,
    options: RequestOptions,
  ): Promise<void>
}

export interface RequestOptions {
  /** Milliseconds from now. */
  readonly deadlineMs: number
  /** Aborted when the client cancels or vanishes: stops the wait, never the write. */
  readonly signal: AbortSignal
}

export interface WriteEntry {
  readonly kind: 'command' | 'openSession' | 'closeSession'
  /** Encoded body (protos/collections). */
  readonly body: Uint8Array
}

export interface WriteResult {
  readonly revision: number
  /** Encoded Result. */
  readonly result: Uint8Array
}

export interface ReadRequest {
  readonly query: Uint8Array
  readonly consistency: 'linearizable' | 'session' | 'local' | 'stale'
  readonly atLeast: number
  readonly pinned: number | null
  readonly pin: boolean
}

export interface ReadAnswer {
  readonly revision: number
  /** Encoded Answer. */
  readonly answer: Uint8Array
  readonly stale: boolean
}

export interface InviteTerms {
  readonly role: 'voter' | 'observer'
  readonly readOnly: boolean
  readonly ttlMs: number
  readonly uses: number
}

export interface JoinCommand {
  readonly invite: string
  /** Dialled instead of the addresses in the invite; null: those of the invite. */
  readonly address: string | null
  readonly noWait: boolean
}

export interface JoinProgress {
  readonly phase: 'dialling' | 'admitted' | 'catching-up' | 'online'
  readonly applied: number
  readonly target: number
  readonly bytes: number
  readonly rate: number
  readonly message: string
}

/** Thrown by every method of the service. The codes are listed in docs/errors.md. */
export interface ServiceError extends Error {
  readonly code: string
  readonly outcome: 'not-applied' | 'unknown'
  readonly retryAfterMs?: number
  readonly details?: Readonly<Record<string, unknown>>
}

export interface StatusDocument {
  readonly peerId: string
  readonly version: string
  readonly pid: number
  readonly uptimeMs: number
  readonly addresses: readonly string[]
  /** Null: this peer is in no group. */
  readonly group: GroupStatusDocument | null
}

export interface GroupStatusDocument {
  readonly id: string
  readonly name: string
  readonly replica: string
  readonly incarnation: string
  readonly role: 'leader' | 'follower' | 'candidate' | 'learner' | 'observer' | 'joining'
  readonly term: number
  readonly leader: string | null
  readonly commit: number
  readonly applied: number
  readonly firstIndex: number
  readonly lastIndex: number
  readonly logBytes: number
  readonly fsyncP99Ms: number | null
  readonly health: string
  /** How many more voters can fail before writes stop; null when nobody leads. */
  readonly canLose: number | null
  readonly members: readonly MemberStatusDocument[]
}

export interface MemberStatusDocument {
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
