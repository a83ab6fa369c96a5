import type * as Document from '@tesela/client'
import type { GroupStatus } from '@tesela/group'
import type { Member } from './member.ts'
import { incarnationTextOf, peerIdOf } from './replica-id.ts'

const lostLogAdvice =
  'this peer is the only voter and has lost entries that it had acknowledged: put its data directory back as it was, or stop it and make a new group of what is left with `tesela recover --force-new-group`'

/** The group's part of the document that `tesela status --json` prints. */
export function groupStatus(member: Member): Document.GroupStatus {
  const status = member.group.status()
  const log = member.store.stats()
  return {
    id: member.id,
    name: member.name,
    replica: status.replica,
    incarnation: incarnationTextOf(status.replica),
    role: status.role,
    term: status.term,
    leader: status.leader,
    commit: status.commit,
    applied: status.applied,
    firstIndex: status.firstIndex,
    lastIndex: status.lastIndex,
    logBytes: log.bytes,
    fsyncP99Ms: member.syncP99Ms(),
    health: status.health,
    advice: status.logLost ? lostLogAdvice : null,
    diverged: status.diverged,
    lastMark: status.lastMark,
    canLose: canLose(status),
    members: status.members.map((other) => memberStatus(member, status, other)),
  }
}

function memberStatus(
  member: Member,
  status: GroupStatus,
  other: GroupStatus['members'][number],
): Document.MemberStatus {
  const self = other.id === status.replica
  return {
    replica: other.id,
    peerId: peerIdOf(other.id),
    role: other.voter ? 'voter' : other.role === 'observer' ? 'observer' : 'learner',
    addresses: other.addresses,
    leader: other.id === status.leader,
    self,
    connected: self || other.reachable,
    roundTripMs: self ? null : member.port.roundTripMs(other.id),
    match: other.progress?.match ?? null,
    lag: other.progress?.lag ?? null,
  }
}

/** Voters that may still fail before writes stop; known only while somebody leads. */
function canLose(status: GroupStatus): number | null {
  if (status.leader === null) return null
  const voters = status.members.filter((member) => member.voter)
  const up = voters.filter((voter) => voter.id === status.replica || voter.reachable)
  return Math.max(0, up.length - (Math.floor(voters.length / 2) + 1))
}
