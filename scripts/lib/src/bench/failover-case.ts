import { failover } from '../failover/failover.ts'
import { median } from '../script/median.ts'
import { judge, type Verdict } from './verdict.ts'

export interface FailoverPauses {
  readonly pausesMs: readonly number[]
  readonly medianMs: number
  readonly longestMs: number
  readonly goals: readonly Verdict[]
}

/** What scripts/failover measures, beside its goals. @throws Failure when something acknowledged was lost */
export async function failoverCase(
  options: Parameters<typeof failover>[0],
): Promise<FailoverPauses> {
  const { pausesMs } = await failover(options)
  const medianMs = median(pausesMs)
  const longestMs = Math.max(...pausesMs)
  const goals = [
    judge({ says: 'median pause, ms', relation: '≤', bound: 2_000 }, medianMs),
    judge({ says: 'longest pause, ms', relation: '≤', bound: 5_000 }, longestMs),
  ]
  return { pausesMs: pausesMs.map(Math.round), medianMs, longestMs, goals }
}
