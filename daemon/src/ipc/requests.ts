import type { IpcRead, IpcRequest, IpcWrite } from '@tesela/protos/ipc'
import type {
  InviteTerms,
  JoinCommand,
  ReadRequest,
  SnapshotName,
  SnapshotRead,
  WriteEntry,
} from '../service.ts'
import { IpcRefusal } from './errors.ts'

const MAX_NAME_BYTES = 256
const MAX_INVITE_LENGTH = 64 * 1024
const MAX_USES = 10_000
const consistencies = ['linearizable', 'session', 'local', 'stale'] as const
const kinds = ['command', 'openSession', 'closeSession'] as const

interface WriteDemand {
  readonly kind: 'write'
  readonly entries: readonly WriteEntry[]
}

/** What a frame asks for: exactly one of the operations of a request, checked. */
export type Demand =
  | WriteDemand
  | { readonly kind: 'read'; readonly read: ReadRequest }
  | { readonly kind: 'status' }
  | { readonly kind: 'stateRoots'; readonly at: number | null }
  | { readonly kind: 'holdSnapshot'; readonly fresh: boolean }
  | { readonly kind: 'readSnapshot'; readonly read: SnapshotRead }
  | { readonly kind: 'releaseSnapshot'; readonly name: SnapshotName }
  | { readonly kind: 'createGroup'; readonly name: string }
  | { readonly kind: 'invite'; readonly terms: InviteTerms }
  | { readonly kind: 'revokeInvite'; readonly inviteId: string }
  | { readonly kind: 'join'; readonly join: JoinCommand }

/** A demand, and what its request says beside it. */
export interface Asked<D extends Demand = Demand> {
  readonly id: number
  readonly group: string
  /** 0: none is named. */
  readonly deadlineMs: number
  readonly demand: D
}

export type AskedWrite = Asked<WriteDemand>

/** The demand of a request. Throws an `IpcRefusal` where it is not well-formed. */
export function demandOf(request: IpcRequest): Demand {
  const { write, read, status, stateRoots, groupCreate, invite, inviteRevoke, join } = request
  const { snapshotHold, snapshotRead, snapshotRelease } = request
  // Counted without a list of them: that would be made for every request.
  const operations =
    Number(write !== undefined) +
    Number(read !== undefined) +
    Number(status !== undefined) +
    Number(stateRoots !== undefined) +
    Number(groupCreate !== undefined) +
    Number(invite !== undefined) +
    Number(inviteRevoke !== undefined) +
    Number(join !== undefined) +
    Number(snapshotHold !== undefined) +
    Number(snapshotRead !== undefined) +
    Number(snapshotRelease !== undefined)
  if (operations !== 1 || request.hello !== undefined || request.cancel !== undefined) {
    throw malformed('a request has exactly one operation, of those that this daemon knows')
  }
  if (request.group.length > MAX_NAME_BYTES) throw malformed('that is no group')
  if (write !== undefined) return { kind: 'write', entries: entriesOf(write) }
  if (read !== undefined) return { kind: 'read', read: readOf(read) }
  if (stateRoots !== undefined) {
    const { at = null } = stateRoots
    if (at !== null && !isRevision(at)) throw malformed(noRevision)
    return { kind: 'stateRoots', at }
  }
  if (snapshotHold !== undefined) return { kind: 'holdSnapshot', fresh: snapshotHold.fresh }
  if (snapshotRead !== undefined) {
    if (!isName(snapshotRead) || !isRevision(snapshotRead.leaf)) throw malformed(noRevision)
    return { kind: 'readSnapshot', read: snapshotRead }
  }
  if (snapshotRelease !== undefined) {
    if (!isName(snapshotRelease)) throw malformed(noRevision)
    return { kind: 'releaseSnapshot', name: snapshotRelease }
  }
  if (groupCreate !== undefined) {
    return { kind: 'createGroup', name: text('name', groupCreate.name, MAX_NAME_BYTES) }
  }
  if (invite !== undefined) return { kind: 'invite', terms: termsOf(invite) }
  if (inviteRevoke !== undefined) {
    return {
      kind: 'revokeInvite',
      inviteId: text('inviteId', inviteRevoke.inviteId, MAX_NAME_BYTES),
    }
  }
  if (join !== undefined) {
    const address = text('address', join.address, 1024)
    return {
      kind: 'join',
      join: {
        invite: text('invite', join.invite, MAX_INVITE_LENGTH),
        address: address === '' ? null : address,
        noWait: join.noWait,
      },
    }
  }
  return { kind: 'status' }
}

function entriesOf(write: IpcWrite): WriteEntry[] {
  if (write.entries.length === 0) throw malformed('a write has at least one entry')
  return write.entries.map(({ kind, body }) => {
    const known = kinds.find((name) => name === kind)
    if (known === undefined)
      throw malformed(`there is no entry kind ${JSON.stringify(kind.slice(0, 32))}`)
    return { kind: known, body }
  })
}

const noRevision = 'a revision is a whole number below 2^53'

function readOf(read: IpcRead): ReadRequest {
  const named = read.consistency === '' ? 'linearizable' : read.consistency
  const consistency = consistencies.find((name) => name === named)
  if (consistency === undefined) throw malformed('there is no such consistency')
  const { atLeast, pinned = null, pin, query } = read
  if (!isRevision(atLeast) || (pinned !== null && !isRevision(pinned))) {
    throw malformed(noRevision)
  }
  return { query, consistency, atLeast, pinned, pin }
}

function termsOf(terms: {
  role: string
  readOnly: boolean
  ttlMs: number
  uses: number
}): InviteTerms {
  const { role, readOnly, ttlMs, uses } = terms
  if (role !== 'voter' && role !== 'observer') throw malformed('a role is voter or observer')
  if (!isRevision(ttlMs) || ttlMs === 0) throw malformed('the time of an invite is above zero')
  if (uses < 1 || uses > MAX_USES) throw malformed(`an invite has 1 to ${MAX_USES} uses`)
  return { role, readOnly, ttlMs, uses }
}

function text(field: string, value: string, longest: number): string {
  if (value.length > longest) throw malformed(`${field} is longer than ${longest} characters`)
  return value
}

function isName({ anchor, term }: SnapshotName): boolean {
  return isRevision(anchor) && isRevision(term)
}

function isRevision(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function malformed(message: string): IpcRefusal {
  return new IpcRefusal('invalid_argument', message)
}
