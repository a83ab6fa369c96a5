import type * as Document from '@tesela/client'
import type { GroupStatus } from '@tesela/group'
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
  if (logDiverged) {
    return `this peer has committed another log than the majority, which no fault that the group is made for brings about: keep what all members have, their logs (\`tesela logs\`) and groups/${group} of their data directories, for whoever looks into it. This one takes part in nothing any more. To have it back, stop the daemon, move groups/${group} out of the data directory, see to a machine and a disk that are sound, start, and join again: \`tesela invite\` on another member, \`tesela join\` here`
  }
  if (repair?.state === 'givenUp') {
    return `this peer computed another state than the majority ${repair.times} times, so that its memory, its disk or its version is at fault; it acknowledges and votes, and serves nothing: stop the daemon, move groups/${group} out of the data directory and keep it for whoever looks into it, see to a machine that is sound, start, and join again: \`tesela invite\` on another member, \`tesela join\` here`
  }
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
