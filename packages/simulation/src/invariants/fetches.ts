import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** Through how many leaders each replica fetches. */
export interface Fetches {
  answered(view: NodeView): void
  /** It has a state, whether it was fetched or not. */
  ended(view: NodeView): void
}

export function createFetches({ marks }: World): Fetches {
  /** Life and term in which a replica was answered first. */
  const begun = new Map<string, Pick<NodeView, 'boot' | 'term'>>()
  return {
    answered({ replica, boot, term }) {
      if (begun.get(replica)?.boot !== boot) begun.set(replica, { boot, term })
    },
    ended({ replica, boot, term }) {
      const first = begun.get(replica)
      begun.delete(replica)
      if (first?.boot === boot && term > first.term) marks.hit('session survived a leader change')
    },
  }
}
