import assert from 'node:assert/strict'
import type { LogReplaySession } from '../log-replay/session.ts'
import type { LogReplaySettings } from '../log-replay/settings.ts'
import type { MadeLog } from './made-log.ts'

type Bounds = Pick<LogReplaySettings, 'maxOutstanding' | 'maxPerPeer' | 'maxRetainedRoots'>

/** What of sync.md §2 must hold of a session of log replay between any two steps. */
export interface ReplayInvariants {
  check(session: LogReplaySession): void
}

/**
 * @param group the log of everybody who does not lie
 * @param reached what the session told, as it told it
 */
export function createReplayInvariants(
  group: MadeLog,
  own: MadeLog,
  reached: readonly number[],
  bounds: Bounds,
): ReplayInvariants {
  const start = own.range().closed()
  let [lastTarget, lastTip, lastId] = [-1, start.index, 0]
  return {
    check(session) {
      const { targets, journal, underWay } = session
      const requests = [...underWay]
      const { tip, spans } = journal
      assert(requests.length <= bounds.maxOutstanding, 'too many requests are under way (C8)')
      const places = requests.flatMap(({ what }) => (what.span === null ? [] : [what.span]))
      for (const { peer } of requests) {
        const toPeer = requests.filter((each) => each.peer === peer).length
        assert(toPeer <= bounds.maxPerPeer, 'too many requests to one peer (R6)')
      }
      for (const { id, what } of requests.filter((each) => each.id > lastId)) {
        lastId = Math.max(lastId, id)
        assert(what.root === targets.current, 'a request for another target than the present (C9)')
      }
      // What is asked for and what waits: each of a place of its own, behind the tip.
      const taken = [...places, ...spans].toSorted((one, other) => one.from - other.from)
      for (const [at, { from, to }] of taken.entries()) {
        assert(to > from, 'a place without anything')
        assert(to > tip.run, 'a place that is behind')
        assert(from >= (taken[at - 1]?.to ?? 0), 'two of the same place (R6)')
      }
      assert(journal.bufferedBytes >= journal.handedBytes, 'less waits than nothing')
      assert(spans.length > 0 || journal.bufferedBytes === journal.handedBytes, 'bytes of nothing')
      // Start ≤ journal ≤ end.
      assert(tip.index >= lastTip, 'the tip went back')
      lastTip = tip.index
      const end = Math.max(targets.current?.last ?? 0, own.range().closed().index, start.index)
      assert(tip.index <= end, 'beyond the target (C19)')
      if (tip.index > 0) assert.equal(tip.term, group.entries[tip.index - 1]?.term)
      const target = targets.current?.last ?? -1
      assert(target >= lastTarget, 'the target went back (C3)')
      lastTarget = target
      assert(targets.retained.length <= bounds.maxRetainedRoots, 'too many roots (C15)')
      // Where the log came further by itself, two targets may be reached at one place.
      assert(reached.length <= targets.count, 'reached more often than there were targets (C22)')
      assert((reached.at(-2) ?? 0) <= (reached.at(-1) ?? 0), 'reached what is behind (C22)')
    },
  }
}
