import { NodeError } from './errors.ts'
import { formatGroupId } from './group-id.ts'
import { type LostMember, lostError } from './lost-member.ts'
import type { Member } from './member.ts'

/**
 * The one group that this daemon is a member of, if any. Frames and paths carry the group id already; until a
 * daemon keeps several groups, a second one is refused.
 */
export class Membership {
  #member: Member | null = null
  #lost: LostMember | null = null
  #becoming = false

  get member(): Member | null {
    return this.#member
  }

  /** What this peer was and cannot be any more; null once it has joined again. */
  get lost(): LostMember | null {
    return this.#lost
  }

  lose(lost: LostMember): void {
    this.#lost = lost
  }

  /** The member of the group named, by id or by name; of the only one when `group` is empty. */
  of(group: string): Member {
    const member = this.#member
    if (this.#lost !== null) throw lostError(this.#lost)
    if (member === null) {
      throw new NodeError(
        'no_group',
        'this peer is in no group: make one with `tesela group create`, or join one with `tesela join`',
      )
    }
    const parent = member.machine.group()?.origin?.groupId
    if (group !== '' && parent !== undefined && group === formatGroupId(parent)) {
      throw new NodeError(
        'group_replaced',
        `group ${group} was replaced by ${member.id}, which goes on from an older state of it`,
      )
    }
    if (group !== '' && group !== member.id && group !== member.name) {
      throw new NodeError('no_group', `this peer is not in group '${group}', it is in ${member.id}`)
    }
    return member
  }

  /**
   * Runs `make` unless there is a member already, or another one is being made. Whoever takes the place of a lost one
   * says so.
   */
  async become(make: () => Promise<Member>, instead: LostMember | null = null): Promise<Member> {
    if (this.#member !== null) {
      throw new NodeError('group_exists', `this peer is in group ${this.#member.id} already`)
    }
    if (this.#lost !== null && this.#lost !== instead) throw lostError(this.#lost)
    if (this.#becoming) {
      throw new NodeError('group_exists', 'this peer is about to be in a group: wait for that')
    }
    this.#becoming = true
    try {
      this.#member = await make()
      this.#lost = null
      return this.#member
    } finally {
      this.#becoming = false
    }
  }

  async close(graceMs: number): Promise<void> {
    await this.#member?.close(graceMs)
  }
}
