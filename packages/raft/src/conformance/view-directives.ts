import { describeEntry, describeMember, describeRole } from './describe.ts'
import { describeOwnProgress, describeProgress } from './describe-progress.ts'
import { type Handler, nextMember } from './handler.ts'
import type { Member } from './member.ts'
import { memberNumber } from './replica-ids.ts'

/** What shows how things stand, and changes nothing. */
export const viewDirectives: Readonly<Record<string, Handler>> = {
  'raft-log': (group, reader) => describeLog(nextMember(group, reader)),
  'raft-state': (group) => group.members.map(describeState),
  status(group, reader) {
    const { replica } = nextMember(group, reader).core
    if (replica.role !== 'leader') return []
    return replica.tracker.members.map((member) =>
      member.id === replica.id
        ? describeOwnProgress(member, replica.termStart)
        : describeProgress(member),
    )
  },
}

/** What is on disk. */
export function describeLog({ disk }: Member): readonly string[] {
  if (disk.entries.length > 0) return disk.entries.map(describeEntry)
  return [`log is empty: first index=${disk.firstIndex}, last index=${disk.lastId.index}`]
}

function describeState({ id, core }: Member): string {
  const { soft, term } = core.status()
  const voter = core.replica.tracker.isVoter(id) ? 'Voter' : 'Non-Voter'
  const leader = describeMember(soft.leader)
  return `${memberNumber(id)}: ${describeRole(soft.role)} (${voter}) Term:${term} Lead:${leader}`
}
