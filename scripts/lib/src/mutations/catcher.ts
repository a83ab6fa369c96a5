import type { Plan } from '@tesela/simulation'
import type { SyncRun } from '@tesela/sync/testing'
import type { Mutation } from './mutation.ts'

/** Who has to notice a bug, and what it looks at. Equal ones do the same. */
export interface Catcher {
  readonly driver: 'simulation' | 'core' | 'tests' | SyncRun
  readonly plan: Partial<Plan>
  /** Of tests. */
  readonly file: string
}

export function catcherOf(mutation: Mutation): Catcher {
  // Within how many seeds a bug shows was found out in runs without interruptions.
  const plan = { interrupt: 0, ...('plan' in mutation ? mutation.plan : {}) }
  const file = 'tests' in mutation ? mutation.tests : ''
  return { driver: mutation.driver, plan, file }
}

/** Seeds, or tests, within which it must notice. */
export function withinOf(mutation: Mutation): number {
  return 'within' in mutation ? mutation.within : Number.MAX_SAFE_INTEGER
}
