import type { StatusDocument } from '@tesela/client'
import type { Cancellation } from '@tesela/group'

/**
 * What the daemon can do for a program, behind the IPC server: the server checks frames and counts requests,
 * the node does the work. Every rejection is a `ServiceError` shape; anything else is an internal error.
 */
export interface DaemonService {
  /**
   * Proposes the entries together, in order. The writer is told, now or later: a promise for each of so many writes would
   * cost more than the rest of what the daemon does for it. What is thrown counts as a failure.
   */
  write(group: string, entries: readonly WriteEntry[], writer: WriteRequest): void
  read(group: string, read: ReadRequest, options: RequestOptions): Promise<ReadAnswer>
  /** The document that `tesela status --json` prints. */
  status(group: string): Promise<StatusDocument>
  /** Of this node's state: at the anchor of the newest mark, or (null) as it is applied now. */
  stateRoots(group: string, at: number | null, options: RequestOptions): Promise<StateRoots>
  /** Holds a snapshot for reading: the newest, or (fresh) one with everything that is committed by now. */
  holdSnapshot(group: string, fresh: boolean, options: RequestOptions): Promise<SnapshotHold>
  readSnapshot(group: string, read: SnapshotRead): Promise<SnapshotPart>
  releaseSnapshot(group: string, name: SnapshotName): Promise<void>
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

/** What a state is compared by; digests are 32 bytes. */
export interface StateRoots {
  readonly revision: number
  /** Of the entry at that revision. */
  readonly term: number
  readonly root: Uint8Array
  readonly header: Uint8Array
  readonly sessions: Uint8Array
  /** In the order of their names. */
  readonly collections: readonly { readonly name: string; readonly root: Uint8Array }[]
}

export interface SnapshotName {
  readonly anchor: number
  readonly term: number
}

interface SnapshotHold extends SnapshotName {
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly manifestBytes: number
  /** How many. */
  readonly leaves: number
  /** Of all leaves. */
  readonly bytes: number
}

/** Of the manifest, or of the leaves from an ordinal on; from an offset in bytes on, what is there already left out. */
export interface SnapshotRead extends SnapshotName {
  readonly manifest: boolean
  readonly leaf: number
  readonly offset: number
}

/** Whole leaves, or a part of something that has so many bytes in total. */
export interface SnapshotPart {
  readonly leaves: readonly Uint8Array[]
  readonly part: Uint8Array
  readonly total: number
}

export interface RequestOptions {
  /** Milliseconds from now. */
  readonly deadlineMs: number
  /** Aborted when the client cancels or vanishes: stops the wait, never the write. */
  readonly signal: Cancellation
}

/** A write under way. Told once; what it does then throws nothing. */
export interface WriteRequest extends RequestOptions {
  /** All entries are applied: one result each. */
  committed(results: readonly WriteResult[]): void
  failed(error: Error): void
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
  /** `fetching`: a snapshot of the state, of which `applied` and `target` count the items. */
  readonly phase: 'dialling' | 'admitted' | 'fetching' | 'catching-up' | 'online'
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
