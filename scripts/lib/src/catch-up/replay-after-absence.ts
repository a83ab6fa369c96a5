import { assertEqualStates } from '../cluster/equal-states.ts'
import type { Peer } from '../cluster/peer.ts'
import { comeBack } from './come-back.ts'
import type { FilledGroup } from './filled-group.ts'
import { storyIn } from './log-story.ts'

export interface ReplayFigures {
  readonly entries: number
  /** From the first to the last line about the replay in the log. */
  readonly replayMs: number
  readonly fetchedBytes: number
  /** From `tesela start` until the log says that the member is online: it loads its state meanwhile, too. */
  readonly onlineMs: number
}

export interface ReplayAfterAbsence {
  readonly group: FilledGroup
  readonly peer: Peer
  /** Of the log: one command each. */
  readonly entries: number
  say(text: string): void
  readonly signal: AbortSignal
}

/** As many as a busy program has under way. */
const lanes = 256

/** A peer is away while entries are written that the log keeps; when it comes back it replays them. */
export async function replayAfterAbsence(options: ReplayAfterAbsence): Promise<ReplayFigures> {
  const { group, peer, entries, say, signal } = options
  // What was written since the last mark may be so much that the next one comes meanwhile, and cuts the log behind it.
  await group.renewSnapshots(group.cluster.peers)
  await peer.stop()
  const since = performance.now()
  const written = await group.set(entries, {
    batch: 1,
    lanes,
    entryAt: (place) => place % group.entries,
  })
  say(`${entries} entries of the log in ${((performance.now() - since) / 1_000).toFixed(1)} s`)
  const { onlineMs, news } = await comeBack(peer, signal)
  await group.cluster.reached(group.cluster.peers, written)
  await assertEqualStates(group.cluster.peers, signal)
  const story = storyIn(peer.name, await news(), [
    { msg: 'catch-up by replay of the log begins' },
    { msg: 'catch-up by replay of the log ended' },
  ])
  const [first, last] = story
  const replayMs = (last?.at ?? Number.NaN) - (first?.at ?? Number.NaN)
  return { entries, replayMs, fetchedBytes: Number(last?.fetchedBytes), onlineMs }
}
