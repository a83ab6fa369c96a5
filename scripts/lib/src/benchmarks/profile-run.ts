import type { Profile } from '../profile-put/profile-put.ts'
import type { Machine } from './machine.ts'

/** One run of scripts/profile-put. */
export interface ProfileRun {
  readonly machine: Machine
  readonly seconds: number
  readonly valueBytes: number
  readonly profiles: readonly Profile[]
}
