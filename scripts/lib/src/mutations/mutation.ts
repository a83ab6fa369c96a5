import type { Violated } from '@tesela/raft/chaos'
import type { Invariant, Plan } from '@tesela/simulation'
import type { Row, SyncRun } from '@tesela/sync/testing'

export interface Patch {
  /** From the root of the workspace. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

/** A deliberate bug: what a line of the source says is replaced, and whoever is meant to has to notice. */
interface Bug extends Patch {
  readonly name: string
  /** Of the numbered rules of consensus that it breaks, or what else. */
  readonly rule: string
  /** A second place, for a bug that another rule would hide. */
  readonly also?: Patch
  /** Caught so soon that it is tried with every test of the workspace. */
  readonly quick?: boolean
}

/** The simulator of whole groups has to notice, or the chaos of bare cores, for what nothing outside them does yet. */
interface CaughtBySimulation {
  readonly driver: 'simulation' | 'core'
  /** One of these fires. */
  readonly fires: readonly (Invariant | Violated)[]
  /** What the seeds draw is narrowed to, where the bug needs a place to show. */
  readonly plan?: Partial<Plan>
  /** Seeds from 1 on within which it must be caught. */
  readonly within: number
}

/** A run of sessions under virtual time has to notice, of which some peers lie. */
interface CaughtBySync {
  readonly driver: SyncRun
  /** Rows of packages/sync/TABLES.md. */
  readonly fires: readonly Row[]
  readonly within: number
}

/** Tests have to notice: of what no run by seeds gets to. */
interface CaughtByTests {
  readonly driver: 'tests'
  /** The file, from the root of the workspace. */
  readonly tests: string
  /** Beginnings of names of tests: what fails has one of them. */
  readonly fires: readonly string[]
}

export type Mutation = Bug & (CaughtBySimulation | CaughtBySync | CaughtByTests)
