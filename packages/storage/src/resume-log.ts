import type { EntryId, HardState } from '@tesela/raft'
import { noEntry } from './entry-order.ts'
import type { LogState } from './log-state.ts'
import { emptyLog } from './log-state.ts'
import type { Replay } from './replay.ts'
import type { Salvage } from './salvage.ts'
import { newerAnchor, newerCut } from './salvage.ts'

/** How a log goes on of which a part is lost. */
export interface ResumedLog {
  readonly state: LogState
  /** Whether it goes on behind what was read; else it begins anew. */
  readonly keeps: boolean
}

/**
 * Takes the entries from the records that follow each other, and the newest anchor from wherever one was found: it is
 * of a state that is committed, durable, and may be the only one that is left.
 *
 * The commit index is that of the records that follow each other, or the anchor's: behind them stood what may have
 * replaced some of the entries before it was committed.
 */
export function resumeLog(replay: Replay, salvage: Salvage, hardState: HardState): ResumedLog {
  const { index, state } = replay
  const anchor = newerAnchor(state.anchor, salvage.anchor)
  const anchorAt = anchor?.snapshot ?? noEntry
  // A cut whose own anchor is lost says nothing: a restart needs both.
  const isCovered = salvage.cut.boundary.index <= anchorAt.index
  const cut = isCovered ? newerCut(state.cut, salvage.cut) : state.cut
  const goOn = (boundary: LogState['cut']): ResumedLog => {
    const commit = Math.max(state.hardState.commit, anchorAt.index)
    const { last } = state
    return {
      keeps: true,
      state: { hardState: { ...hardState, commit }, anchor, cut: boundary, last },
    }
  }
  const reaches = holds(replay, anchorAt) && holds(replay, cut.boundary)
  if (reaches && index.firstIndex <= cut.boundary.index + 1) return goOn(cut)
  const atAnchor = {
    boundary: { term: anchorAt.term, index: anchorAt.index },
    position: emptyLog.cut.position,
  }
  if (reaches && index.firstIndex <= anchorAt.index + 1) return goOn(atAnchor)
  const empty = { hardState: { ...hardState, commit: anchorAt.index }, last: atAnchor.boundary }
  return { keeps: false, state: { ...empty, anchor, cut: atAnchor } }
}

/** As far as is known. */
function holds({ terms, state }: Replay, { term, index }: EntryId): boolean {
  if (index > state.last.index) return false
  const known = terms.termAt(index)
  return known === null || known === term
}
