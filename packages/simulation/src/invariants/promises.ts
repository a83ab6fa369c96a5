import type { RaftPeek } from '../network/raft-peek.ts'
import { raftType } from '../network/raft-peek.ts'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** What a replica tells others must be on its platter when it leaves (rules 1 and 32). */
export interface Promises {
  sent(view: NodeView, to: string, message: RaftPeek): void
  /** The newest term in which the replica has promised anything, and its vote there, if anybody was told. */
  spoken(replica: string): Spoken
}

interface Spoken {
  readonly term: number
  readonly vote: string | null
}

export function createPromises(world: World): Promises {
  /** To whom a replica's vote of a term went. */
  const votes = new Map<string, string>()
  const terms = new Map<string, number>()
  return {
    spoken(replica) {
      const term = terms.get(replica) ?? 0
      return { term, vote: votes.get(`${replica} ${term}`) ?? null }
    },
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
      if (vote !== null || type === raftType.appendResp) {
        terms.set(view.replica, Math.max(term, terms.get(view.replica) ?? 0))
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
