import type { Progress } from '../progress/progress.ts'
import { numberOf } from './replica-number.ts'

const states = {
  probe: 'StateProbe',
  replicate: 'StateReplicate',
  snapshot: 'StateSnapshot',
} as const

/** One line for each member. */
export function describeProgress(members: readonly Progress[]): string {
  return members.map((member) => `${numberOf(member.id)}: ${describeMember(member)}\n`).join('')
}

function describeMember(member: Progress): string {
  const { inflights } = member
  let text = `${states[member.state]} match=${member.match} next=${member.next}`
  if (member.isLearner) text += ' learner'
  if (member.blocked) text += ' paused'
  if (member.catchUpTo > 0) text += ` pendingSnap=${member.catchUpTo}`
  if (!member.active) text += ' inactive'
  if (inflights.count > 0) text += ` inflight=${inflights.count}${inflights.full ? '[full]' : ''}`
  return text
}
