import type { IpcJoinProgress, IpcResponse } from '@tesela/protos/ipc'
import { Internal, InvalidArgument } from './errors.ts'
import type { CallOptions } from './options.ts'
import type { Requests } from './requests.ts'
import { readSnapshot, type SnapshotReading } from './snapshot.ts'
import type { StatusDocument } from './status.ts'

export interface InviteTerms {
  /** Default `voter`. */
  readonly role?: 'voter' | 'observer' | undefined
  readonly readOnly?: boolean | undefined
  /** Milliseconds; default one hour. */
  readonly ttlMs?: number | undefined
  /** How many peers may join by it; default 1. */
  readonly uses?: number | undefined
}

export interface Invite {
  /** The line to hand to the joiner. */
  readonly invite: string
  readonly inviteId: string
}

export interface CreatedGroup {
  readonly group: string
  readonly addresses: readonly string[]
  readonly invite: string
}

export interface JoinRequest {
  readonly invite: string
  /** Dialled instead of the addresses in the invite; ends in `/p2p/…`. */
  readonly address?: string | undefined
  /** Resolve when admitted instead of when online. */
  readonly noWait?: boolean | undefined
}

export interface JoinStep {
  readonly phase: 'dialling' | 'admitted' | 'fetching' | 'catching-up' | 'online'
  /** Revisions; items of the state while that is fetched. */
  readonly applied: number
  readonly target: number
  /** Bytes, and bytes a second; 0 where not known yet. */
  readonly bytes: number
  readonly rate: number
  readonly message: string
}

/** What the state of a peer is compared by: equal states have equal roots. Digests are 64 hexadecimal digits. */
export interface StateRoots {
  readonly revision: number
  /** Of the entry at that revision. */
  readonly term: number
  /** Of all the others. */
  readonly root: string
  readonly header: string
  readonly sessions: string
  /** In the order of their names. */
  readonly collections: readonly { readonly name: string; readonly root: string }[]
}

/** The control plane of the node: rare calls, none of which is repeated by itself once it was sent. */
export interface Administration {
  status(options?: CallOptions): Promise<StatusDocument>
  /** Of the state that this node has applied; or, with `at`, at the mark with that anchor. */
  stateRoots(at?: number, options?: CallOptions): Promise<StateRoots>
  /**
   * A snapshot of the group, for a backup: the newest that this node keeps, or with `fresh` one of everything that is
   * committed by now. It is held until it is closed. Waiting for a fresh one may take long: ten minutes by default.
   */
  snapshot(options?: CallOptions & { readonly fresh?: boolean }): Promise<SnapshotReading>
  createGroup(name?: string, options?: CallOptions): Promise<CreatedGroup>
  invite(terms?: InviteTerms, options?: CallOptions): Promise<Invite>
  revokeInvite(inviteId: string, options?: CallOptions): Promise<void>
  /** Catching up may take long: the time-out is one hour by default. */
  join(
    request: JoinRequest,
    onProgress?: (step: JoinStep) => void,
    options?: CallOptions,
  ): Promise<void>
}

const HOUR_MS = 3_600_000
const SNAPSHOT_MS = 600_000

export function createAdministration(requests: Requests): Administration {
  const done = (response: IpcResponse): true | undefined => response.done && true
  return {
    async status(options) {
      const json = await requests.ask(
        { kind: 'read', request: { status: {} }, answer: (response) => response.status?.json },
        options,
      )
      return parseStatus(json)
    },
    async stateRoots(at, options) {
      const roots = await requests.ask(
        {
          kind: 'read',
          request: { stateRoots: at === undefined ? {} : { at } },
          answer: (response) => response.stateRoots,
        },
        options,
      )
      return {
        ...roots,
        root: hex(roots.root),
        header: hex(roots.header),
        sessions: hex(roots.sessions),
        collections: roots.collections.map(({ name, root }) => ({ name, root: hex(root) })),
      }
    },
    async snapshot({ fresh = false, ...options } = {}) {
      const held = await requests.ask(
        {
          kind: 'read',
          request: { snapshotHold: { fresh } },
          answer: (response) => response.snapshotHeld,
        },
        { timeoutMs: SNAPSHOT_MS, ...options },
      )
      return readSnapshot(requests, held, options)
    },
    createGroup(name = '', options) {
      return requests.ask(
        {
          kind: 'once',
          request: { groupCreate: { name } },
          answer: (response) => response.groupCreated,
        },
        options,
      )
    },
    invite({ role = 'voter', readOnly = false, ttlMs = HOUR_MS, uses = 1 } = {}, options) {
      if (!Number.isSafeInteger(ttlMs) || ttlMs <= 0 || !Number.isInteger(uses) || uses <= 0) {
        throw new InvalidArgument('ttlMs and uses of an invite are whole numbers above zero')
      }
      return requests.ask(
        {
          kind: 'once',
          request: { invite: { role, readOnly, ttlMs, uses } },
          answer: (response) => response.invited,
        },
        options,
      )
    },
    async revokeInvite(inviteId, options) {
      await requests.ask(
        { kind: 'once', request: { inviteRevoke: { inviteId } }, answer: done },
        options,
      )
    },
    async join({ invite, address = '', noWait = false }, onProgress, options) {
      await requests.ask(
        {
          kind: 'once',
          request: { join: { invite, address, noWait } },
          answer: done,
          progress({ joinProgress }) {
            if (joinProgress !== undefined && isStep(joinProgress)) onProgress?.(joinProgress)
          },
        },
        { timeoutMs: HOUR_MS, ...options },
      )
    },
  }
}

function hex(digest: Uint8Array): string {
  return Buffer.from(digest).toString('hex')
}

/** Phases of a newer daemon are left out: progress only adorns the wait. */
function isStep(progress: IpcJoinProgress): progress is IpcJoinProgress & JoinStep {
  return ['dialling', 'admitted', 'fetching', 'catching-up', 'online'].includes(progress.phase)
}

function parseStatus(json: string): StatusDocument {
  try {
    const document: StatusDocument = JSON.parse(json)
    return document
  } catch (cause) {
    throw new Internal('the daemon answered a status that is no JSON', { cause })
  }
}
