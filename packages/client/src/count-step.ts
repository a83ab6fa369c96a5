import type { CountResult } from './collection.ts'
import { resulted } from './reply.ts'
import type { Step } from './step.ts'

/** A write that answers how many. */
export function countStep(operation: string, command: Step<unknown>['command']): Step<CountResult> {
  return {
    operation,
    command,
    read: ({ count }, revision) => ({ revision, count: resulted(count, operation) }),
  }
}
