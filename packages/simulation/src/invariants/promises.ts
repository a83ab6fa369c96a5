import { isBehind, lastOf } from '../disk/log-image.ts'
import { isBelowWatermark } from '../disk/platter.ts'
import type { RaftPeek } from '../network/raft-peek.ts'
import { raftType } from '../network/raft-peek.ts'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** What a replica tells others must be on its platter when it leaves (rules 1 and 32). */
export interface Promises {
  sent(view: NodeView, to: string, message: RaftPeek): void
  /** Something of the replica was made durable. */
  synced(view: NodeView): void
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
    /** Rule 34: the watermark rises behind what is durable, and sinks before it is truncated. */
    synced({ platter, boot }) {
      const { durable, promised, excused } = platter
      if (!isBelowWatermark(platter) || !isBehind(promised, excused)) return
      const { term, index } = lastOf(durable)
      const what = `notes that it promised ${promised.index} of term ${promised.term}`
      world.fail('watermark', `${boot} ${what}, and its log ends at ${index} of term ${term}`)
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
