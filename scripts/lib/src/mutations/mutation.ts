import type { Violated } from '@tesela/raft/chaos'
import type { Invariant, Plan } from '@tesela/simulation'

export type Driver = 'simulation' | 'core'

export interface Patch {
  /** From the root of the workspace. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

/** A deliberate bug: what a line of the source says is replaced, and a run by seeds has to notice. */
export interface Mutation extends Patch {
  readonly name: string
  /** Who has to notice: the simulator of whole groups, or the chaos of bare cores, for what nothing outside them does yet. */
  readonly driver: Driver
  /** Of the numbered rules of consensus that it breaks, or what else. */
  readonly rule: string
  /** One of these fires. */
  readonly fires: readonly (Invariant | Violated)[]
  /** A second place, for a bug that another rule would hide. */
  readonly also?: Patch
  /** What the seeds draw is narrowed to, where the bug needs a place to show. */
  readonly plan?: Partial<Plan>
  /** Seeds from 1 on within which it must be caught. */
  readonly within: number
  /** Caught so soon that it is tried with every test of the workspace. */
  readonly quick?: boolean
}
