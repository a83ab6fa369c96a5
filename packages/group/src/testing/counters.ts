import type { MemberView } from '../seams.ts'

/** Everything that is replicated. Never changed: the machine replaces what it changes. */
export interface Counters {
  readonly values: ReadonlyMap<string, number>
  /** By client. */
  readonly sessions: ReadonlyMap<string, Executed>
  readonly members: ReadonlyMap<string, MemberView>
  readonly removed: ReadonlySet<string>
  readonly revision: number
  readonly logTime: number
  /** Empty before the first entry of the group. */
  readonly groupId: Uint8Array
}

/** The newest command of a client. */
export interface Executed {
  readonly sequence: number
  readonly revision: number
  readonly result: Uint8Array
}
