import type { RaftPeek } from '../network/raft-peek.ts'
import { raftType } from '../network/raft-peek.ts'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** What a replica tells others must be on its platter when it leaves (rules 1 and 32). */
export interface Promises {
  sent(view: NodeView, to: string, message: RaftPeek): void
}

export function createPromises(world: World): Promises {
  /** To whom a replica's vote of a term went. */
  const votes = new Map<string, string>()
  return {
    sent(view, to, { type, term, index, reject, granted }) {
      const { durable } = view.platter
      const vote =
        type === raftType.vote ? view.replica : type === raftType.voteResp && granted ? to : null
      if (vote !== null) {
        const name = `${view.replica} ${term}`
        const other = votes.get(name) ?? vote
        votes.set(name, vote)
        if (other !== vote) {
          world.fail('one vote a term', `${view.boot} votes for ${other} and ${vote} in ${term}`)
        }
      }
      if (type === raftType.voteResp && !granted) world.marks.hit('vote refused')
      if (type === raftType.appendResp && reject) world.marks.hit('append rejected')
      // What came after it may be durable with it, and have replaced it.
      if (durable.term > term) return
      const kept =
        vote !== null
          ? durable.term === term && durable.vote === vote
          : type !== raftType.appendResp ||
            (durable.term === term && (reject || index <= durable.terms.length))
      if (kept) return
      const what = vote === null ? `acknowledges ${index}` : `votes for ${vote}`
      world.fail('promise before durable', `${view.boot} ${what} in term ${term}`)
    },
  }
}
