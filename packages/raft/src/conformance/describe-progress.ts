import type { Progress } from '../progress/progress.ts'
import { memberNumber } from './replica-ids.ts'

const states: Record<Progress['state'], string> = {
  probe: 'StateProbe',
  replicate: 'StateReplicate',
  snapshot: 'StateSnapshot',
}

export function describeProgress(member: Progress): string {
  return describe(member, member.match, member.next)
}

/** A leader of the files holds all that it held when it began to lead, also what is still on its way to its disk. */
export function describeOwnProgress(member: Progress, termStart: number): string {
  const match = Math.max(member.match, termStart - 1)
  return describe(member, match, match + 1)
}

function describe(member: Progress, match: number, next: number): string {
  const { id, state, inflights, catchUpTo } = member
  const marks = [
    member.isLearner ? ' learner' : '',
    member.blocked ? ' paused' : '',
    catchUpTo > 0 ? ` pendingSnap=${catchUpTo}` : '',
    member.active ? '' : ' inactive',
    inflights.count > 0 ? ` inflight=${inflights.count}${inflights.full ? '[full]' : ''}` : '',
  ]
  return `${memberNumber(id)}: ${states[state]} match=${match} next=${next}${marks.join('')}`
}
