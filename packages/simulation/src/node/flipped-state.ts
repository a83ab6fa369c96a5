import type { GroupState } from '@tesela/collections'

/** Beginning of an incarnation that never was: no answer to any client depends on it, and the root does. */
const FLIPPED = 'f11bbed0'

/** The state with something in it that nobody wrote, as after a bit that flipped in the memory of this replica. */
export function flippedState(state: GroupState, replica: string): GroupState {
  return state.set('removed', state.removed.add(markOf(replica)))
}

export function isFlipped({ removed }: GroupState): boolean {
  return removed.some(isMark)
}

export function soundState(state: GroupState): GroupState {
  return isFlipped(state) ? state.set('removed', state.removed.filterNot(isMark)) : state
}

/**
 * A state as this replica takes it in. It may be one that a replica served before anybody could know that it had
 * diverged, as long as nobody vouched for it. How that spreads is not looked for here: two of three would be wrong.
 */
export function withoutFlipsOfOthers(state: GroupState, replica: string): GroupState {
  const { removed } = state
  return removed.has(markOf(replica)) ? flippedState(soundState(state), replica) : soundState(state)
}

function isMark(incarnation: string): boolean {
  return incarnation.startsWith(FLIPPED)
}

function markOf(replica: string): string {
  return `${FLIPPED}${replica.slice(-8)}`
}
