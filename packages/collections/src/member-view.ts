export type MemberRole = 'voter' | 'observer'

export interface MemberView {
  readonly id: string
  readonly addresses: readonly string[]
  /** The wanted role: a learner that wants to vote is promoted once it is caught up. */
  readonly role: MemberRole
  readonly readOnly: boolean
  readonly reluctant: boolean
  /** Index of the entry that made it a member. */
  readonly since: number
}
