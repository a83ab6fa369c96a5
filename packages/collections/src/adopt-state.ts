import { Map as ImmutableMap, Set as ImmutableSet } from 'immutable'
import { draftDeadlines, earliestDeadline, nameOfDue } from './deadlines.ts'
import type { MemberView } from './member-view.ts'
import { createGroupState, type GroupState, groupTrees } from './state.ts'

/** A group that begins with the state of another one. */
export interface Adoption {
  /** 16 bytes, new. */
  readonly groupId: Uint8Array
  /** The new group's log begins behind this index, which is above everything that the other one ever used. */
  readonly anchor: number
  /** The only member. */
  readonly member: Omit<MemberView, 'since'>
}

/**
 * The state with which the new group begins: the collections, the limits and the log time of the other one. Its members
 * and invites are gone, and its sessions, too: a command that was sent to the other group is never executed here as if
 * it came for the first time. The salt stays, so that every leaf of a collection is what it was.
 *
 * @throws RangeError - a state without a group, or an anchor that is not above it
 */
export function adoptState(state: GroupState, { groupId, anchor, member }: Adoption): GroupState {
  const { group, limits, logTime, catalogue, revision } = state
  if (group === null) throw new RangeError('a state without a group')
  if (!Number.isSafeInteger(anchor) || anchor <= revision) {
    throw new RangeError(`an anchor at ${anchor}, where the state is of revision ${revision}`)
  }
  const trees = groupTrees(group)
  const deadlines = draftDeadlines(trees.deadlines, nameOfDue)
  for (const [name, collection] of catalogue) {
    if (collection.kind !== 'map') continue
    const deadline = earliestDeadline(collection.deadlines)
    if (deadline !== null) deadlines.add({ of: 'map', deadline, name })
  }
  return createGroupState({
    ...trees,
    revision: anchor,
    logTime,
    group: { ...group, groupId, origin: { groupId: group.groupId, index: anchor } },
    limits,
    catalogue,
    members: ImmutableMap([[member.id, { ...member, since: anchor }]]),
    removed: ImmutableSet(),
    invites: ImmutableMap(),
    deadlines: deadlines.seal(),
  })
}
