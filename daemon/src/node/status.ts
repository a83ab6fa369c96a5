import type * as Document from '@tesela/client'
import type { GroupStatus } from '@tesela/group'
import { givenUpAdvice, logDivergedAdvice } from './divergence-advice.ts'
import type { Member } from './member.ts'
import { mended } from './mended.ts'
import { incarnationTextOf, peerIdOf } from './replica-id.ts'

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
    snapshot: status.snapshot,
    catchUp: status.catchUp,
    mended: member.store.notes.map(mended),
    fsyncP99Ms: member.syncP99Ms(),
    health: status.health,
    advice: adviceOf(status, member.id),
    diverged: status.diverged,
    repair: status.repair,
    lastMark: status.lastMark,
    canLose: canLose(status),
    members: status.members.map((other) => memberStatus(member, status, other)),
  }
}

/** Of a member that nothing can help but somebody who decides. */
function adviceOf(status: GroupStatus, group: string): string | null {
  const { alone, stateMissing, belowWatermark, repair, logDiverged } = status
  if (logDiverged) return logDivergedAdvice(group)
  if (repair?.state === 'givenUp') return givenUpAdvice(group, repair.times)
  if (!alone || !(stateMissing || belowWatermark)) return null
  return 'part of what this peer had acknowledged is lost, and it is the only voter, so that nobody can give it back: put its data directory back from where it is whole, or stop the daemon and go on with what is left as a new group: `tesela recover --force-new-group`'
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
