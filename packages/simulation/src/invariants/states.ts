import { type GroupState, stateRoots } from '@tesela/collections'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** A state that is taken in is the one that applying gives: what whoever applied a mark had there is remembered. */
export interface States {
  captured(anchor: number, state: GroupState): void
  installing(view: NodeView, state: GroupState): void
}

export function createStates(world: World): States {
  /** By the anchor. */
  const applied = new Map<number, string>()
  return {
    captured(anchor, state) {
      if (!applied.has(anchor)) applied.set(anchor, rootOf(state))
    },
    installing({ boot }, state) {
      const { revision } = state
      const expected = applied.get(revision)
      if (expected === rootOf(state)) return
      const what = expected === undefined ? 'where nobody applied a mark' : 'which is another one'
      world.fail('install', `${boot} takes a state in at ${revision}, ${what}`)
    },
  }
}

/** Of everything that is replicated, wherever it stands in a log. */
export function rootOf(state: GroupState): string {
  const steps = stateRoots(state, { term: 0, log: new Uint8Array(0) })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value.root
  }
}
