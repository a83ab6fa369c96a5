import type { Index } from '@tesela/raft'
import type { Anchor, Cut } from './anchor-payloads.ts'
import { encodeAnchor } from './anchor-payloads.ts'
import type { LogWriter } from './log-writer.ts'

type Log = Pick<LogWriter, 'state' | 'termAt'>

/** The log must hold the anchor's entry, which is committed. @throws RangeError */
export function checkAnchor(anchor: Anchor, log: Log, commit: Index): void {
  const { term, index } = anchor.snapshot
  const { state } = log
  const newest = state.anchor?.snapshot.index ?? 0
  if (index < newest) throw new RangeError(`an anchor at ${index} behind the one at ${newest}`)
  if (index > commit) throw new RangeError(`an anchor at ${index}, committed up to ${commit}`)
  if (log.termAt(index) !== term) {
    throw new RangeError(`the log does not hold the anchor ${index} of term ${term}`)
  }
  // What cannot be written is refused here, too.
  encodeAnchor(anchor)
}

/** Never above the newest anchor, nor back (rule 25: the term there must be right). @throws RangeError */
export function checkCut({ boundary }: Cut, log: Log): void {
  const { term, index } = boundary
  const { anchor, cut } = log.state
  const newest = anchor?.snapshot.index ?? 0
  if (index > newest) throw new RangeError(`a cut at ${index} above the anchor at ${newest}`)
  if (index < cut.boundary.index) {
    throw new RangeError(`a cut at ${index} behind the one at ${cut.boundary.index}`)
  }
  if (log.termAt(index) !== term) {
    throw new RangeError(`the log does not hold the entry ${index} of term ${term}`)
  }
}
