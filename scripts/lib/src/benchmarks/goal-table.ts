import type { Verdict } from '../bench/verdict.ts'
import { figure } from './figure.ts'
import { markdownTable } from './markdown-table.ts'

/** Goals beside what was measured; a dash where there was nothing to compare with. */
export function goalTable(goals: readonly Verdict[]): string {
  const rows = goals.map(({ says, relation, bound, value, reached }) => {
    const isReached = reached === null ? '–' : reached ? 'yes' : 'no'
    return [says, `${relation} ${bound}`, figure(value), isReached]
  })
  return markdownTable(['what', 'goal', 'measured', 'reached'], rows)
}
