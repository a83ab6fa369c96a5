import { randomBytes } from 'node:crypto'
import { encloseEntry, entryKinds, type GroupState, inviteEntry } from '@tesela/collections'
import type { ReadView } from '@tesela/group'
import { Result } from '@tesela/protos/collections'
import { fromString } from 'uint8arrays/from-string'
import { toString as toText } from 'uint8arrays/to-string'
import type {
  DaemonService,
  InviteTerms,
  ReadAnswer,
  ReadRequest,
  RequestOptions,
  WriteEntry,
} from '../service.ts'
import { countDamaged } from './count-damaged.ts'
import { NodeError } from './errors.ts'
import { foundGroup } from './found-group.ts'
import { formatInvite, inviteIdBytes, inviteKeyBytes, parseInvite } from './invite-line.ts'
import { joinGroup } from './join-group.ts'
import { lostStatus } from './lost-member.ts'
import type { Member } from './member.ts'
import type { Membership } from './membership.ts'
import type { NodeParts } from './node-parts.ts'
import { stateRootsOf } from './state-roots.ts'
import { groupStatus } from './status.ts'

/** Terms of the invite that comes with a new group. */
const firstInvite: InviteTerms = { role: 'voter', readOnly: false, ttlMs: 3_600_000, uses: 1 }

/** What the daemon does for programs: the service behind the IPC server. */
export function createNodeService(parts: NodeParts, membership: Membership): DaemonService {
  return {
    write(group, entries, writer) {
      membership.of(group).group.write(entries.map(entryOf), writer)
    },
    async read(group, request, options) {
      return read(membership.of(group), request, options)
    },
    async status(group) {
      const { member, lost } = membership
      if (group !== '' && group !== lost?.id) membership.of(group)
      const id = lost?.id ?? member?.id
      const damagedFiles = await countDamaged(parts.disk, parts.dataDirectory, id)
      const delay = parts.eventLoopDelay.take()
      return {
        peerId: parts.host.peerId,
        version: parts.version,
        pid: process.pid,
        uptimeMs: Math.round(process.uptime() * 1_000),
        addresses: parts.host.addresses(),
        eventLoopDelayP99Ms: delay?.p99Ms ?? null,
        eventLoopDelayMaxMs: delay?.maxMs ?? null,
        damagedFiles,
        group: lost !== null ? lostStatus(lost) : member === null ? null : groupStatus(member),
      }
    },
    async stateRoots(group, at, options) {
      return stateRootsOf(await membership.of(group).group.stateRoots(at, options))
    },
    async holdSnapshot(group, fresh, options) {
      const { group: member, backups } = membership.of(group)
      const snapshot = await member.snapshot(fresh, options)
      backups.add(snapshot)
      const { anchor, term, root, manifest, leaves, bytes } = snapshot
      const digest = Buffer.from(root, 'latin1')
      return { anchor, term, root: digest, manifestBytes: manifest.length, leaves, bytes }
    },
    async readSnapshot(group, request) {
      return membership.of(group).backups.read(request)
    },
    async releaseSnapshot(group, name) {
      membership.of(group).backups.release(name)
    },
    async createGroup(name, options) {
      const member = await membership.become(() => foundGroup(parts, name))
      const { invite } = await makeInvite(parts, member, firstInvite, options).catch(
        (cause: unknown) => {
          const message = `group ${member.id} is made, but its first invite is not: \`tesela invite\` makes one`
          throw new NodeError('unknown_outcome', message, { outcome: 'unknown', cause })
        },
      )
      return { group: member.id, addresses: parts.host.addresses(), invite }
    },
    async invite(group, terms, options) {
      return makeInvite(parts, membership.of(group), terms, options)
    },
    async revokeInvite(group, inviteId, options) {
      const entry = inviteEntry({ inviteId: inviteIdOf(inviteId) })
      await proposeInvite(membership.of(group), entry, options)
    },
    async join(command, progress, options) {
      await joinGroup(parts, membership, command, progress, options)
    },
  }
}

function entryOf({ kind, body }: WriteEntry): Uint8Array {
  return encloseEntry(entryKinds[kind], body)
}

async function read(
  member: Member,
  request: ReadRequest,
  options: RequestOptions,
): Promise<ReadAnswer> {
  const { machine, pinned } = member
  if (request.pinned !== null) {
    const view = pinned.use(request.pinned)
    if (view === undefined) {
      throw new NodeError(
        'compacted',
        `revision ${request.pinned} is no longer held for reading on; begin again`,
      )
    }
    return answerFrom(machine, view, request.query)
  }
  const view = await member.group.read(request, options)
  if (request.pin) pinned.hold(view.revision, view)
  return answerFrom(machine, view, request.query)
}

function answerFrom(
  machine: Member['machine'],
  { revision, state, stale }: ReadView<GroupState>,
  query: Uint8Array,
): ReadAnswer {
  return { revision, answer: machine.query(state, query), stale }
}

async function makeInvite(
  parts: NodeParts,
  member: Member,
  terms: InviteTerms,
  options: RequestOptions,
): Promise<{ invite: string; inviteId: string }> {
  const inviteId = Uint8Array.from(randomBytes(inviteIdBytes))
  const key = Uint8Array.from(randomBytes(inviteKeyBytes))
  await proposeInvite(member, inviteEntry({ inviteId, key, ...terms }), options)
  const others = [...member.group.members().values()].flatMap((other) => other.addresses)
  const addresses = [...new Set([...parts.host.addresses(), ...others])]
  const invite = formatInvite({ groupId: member.groupId, addresses, inviteId, key })
  return { invite, inviteId: toText(inviteId, 'base16') }
}

async function proposeInvite(
  member: Member,
  entry: Uint8Array,
  options: RequestOptions,
): Promise<void> {
  const [committed] = await member.group.propose([entry], options)
  const rejection = committed && Result.decode(committed.result).rejection
  if (rejection !== undefined) throw new NodeError(rejection.code, rejection.message)
}

/** An invite is named by its id, or by the whole line. */
function inviteIdOf(text: string): Uint8Array<ArrayBuffer> {
  if (text.startsWith('tesela:')) return Uint8Array.from(parseInvite(text).inviteId)
  if (/^[0-9a-f]{32}$/.test(text)) return Uint8Array.from(fromString(text, 'base16'))
  throw new NodeError('invalid_argument', `'${text}' is no invite's id: 32 hexadecimal digits are`)
}
