import { median } from '../script/median.ts'
import type { Alternation, Goal } from './cases.ts'

/** A goal of performance.md beside what was reached. */
export interface Verdict {
  readonly says: string
  readonly relation: '≥' | '≤'
  readonly bound: number
  /** Median over the alternations; NaN where there was nothing to compare with. */
  readonly value: number
  /** Null where there was nothing to compare with. */
  readonly reached: boolean | null
}

/** Compares within each alternation, where both sides met the same machine, and takes the median of that. */
export function verdictOf(goal: Goal, alternations: readonly Alternation[]): Verdict {
  return judge(goal, median(alternations.map((alternation) => goal.value(alternation))))
}

export function judge(goal: Omit<Goal, 'value'>, value: number): Verdict {
  const { says, relation, bound } = goal
  const reached = Number.isNaN(value) ? null : relation === '≥' ? value >= bound : value <= bound
  return { says, relation, bound, value, reached }
}
