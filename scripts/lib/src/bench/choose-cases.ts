import { UsageError } from '../script/usage-error.ts'
import { type Case, cases } from './cases.ts'

/** Cases that run in clusters of their own. */
const others = ['failover', 'memory', 'growth'] as const

export interface Choice {
  readonly compared: readonly Case[]
  readonly failover: boolean
  readonly memory: boolean
  readonly growth: boolean
}

export const caseNames: readonly string[] = [...cases.map(({ name }) => name), ...others]

/** The cases of a list with commas; of an empty one all. @throws UsageError for an unknown name */
export function chooseCases(list: string): Choice {
  const chosen = new Set(list === '' ? caseNames : list.split(','))
  for (const name of chosen) {
    if (!caseNames.includes(name)) {
      throw new UsageError(`There is no case "${name}"; name some of ${caseNames.join(', ')}.`)
    }
  }
  return {
    compared: cases.filter(({ name }) => chosen.has(name)),
    failover: chosen.has('failover'),
    memory: chosen.has('memory'),
    growth: chosen.has('growth'),
  }
}
