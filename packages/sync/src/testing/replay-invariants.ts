import { heldBytes } from '../log-replay/held-bytes.ts'
import type { LogReplaySession } from '../log-replay/session.ts'
import type { LogReplaySettings } from '../log-replay/settings.ts'
import type { MadeLog } from './made-log.ts'
import { holds } from './violation.ts'

type Bounds = Pick<
  LogReplaySettings,
  | 'fetchBytes'
  | 'fetchEntries'
  | 'maxBufferedBytes'
  | 'maxOutstanding'
  | 'maxPerPeer'
  | 'maxRetainedRoots'
>

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
  const answerBytes = heldBytes(bounds.fetchEntries, bounds.fetchBytes)
  let [lastTarget, lastTip, lastId, lastReached] = [-1, start.index, 0, 0]
  let lastSpans: LogReplaySession['journal']['spans'] = []
  return {
    check(session) {
      const { targets, journal, underWay } = session
      const requests = [...underWay]
      const { tip, spans, bufferedBytes, handedBytes } = journal
      holds(requests.length <= bounds.maxOutstanding, 'C8', 'too many requests are under way')
      const places = requests.flatMap(({ what }) => (what.span === null ? [] : [what.span]))
      for (const { peer } of requests) {
        const toPeer = requests.filter((each) => each.peer === peer).length
        holds(toPeer <= bounds.maxPerPeer, 'R6', 'too many requests to one peer')
      }
      for (const { id, what } of requests.filter((each) => each.id > lastId)) {
        lastId = Math.max(lastId, id)
        holds(what.root === targets.current, 'C9', 'a request for another target than the present')
      }
      // What is asked for and what waits: each of a place of its own, behind the tip.
      const taken = [...places, ...spans].toSorted((one, other) => one.from - other.from)
      for (const [at, { from, to }] of taken.entries()) {
        holds(to > from, 'C4', 'a place without anything')
        holds(to > tip.run, 'C4', 'a place that is behind')
        holds(from >= (taken[at - 1]?.to ?? 0), 'R6', 'two of the same place')
      }
      // One answer beyond the bound: what everything waits for is fetched in any case.
      const wanted = bufferedBytes + places.length * answerBytes
      holds(wanted <= bounds.maxBufferedBytes + answerBytes, 'C8', 'too much waits')
      holds(bufferedBytes >= handedBytes, 'C8', 'less waits than nothing')
      holds(spans.length > 0 || bufferedBytes === handedBytes, 'C8', 'bytes of nothing')
      // What is proven is not fetched twice: it waits for its turn, whatever happens meanwhile.
      const over = session.progress.phase === 'ended'
      for (const { from, to } of lastSpans) {
        const waits = spans.some((span) => span.from === from && span.to >= to)
        holds(over || waits || to <= tip.run, 'C5', 'what waits for its turn is lost')
      }
      lastSpans = spans
      // Start ≤ journal ≤ end.
      holds(tip.index >= lastTip, 'C18', 'the tip went back')
      lastTip = tip.index
      const end = Math.max(targets.current?.last ?? 0, own.range().closed().index, start.index)
      holds(tip.index <= end, 'C19', 'beyond the target')
      const isTerm = tip.index === 0 || tip.term === group.entries[tip.index - 1]?.term
      holds(isTerm, 'C16', 'the tip is not in the log')
      const target = targets.current?.last ?? -1
      holds(target >= lastTarget, 'C3', 'the target went back')
      lastTarget = target
      holds(targets.retained.length <= bounds.maxRetainedRoots, 'C15', 'too many roots')
      // Where the log came further by itself, two targets may be reached at one place.
      holds(reached.length <= targets.count, 'C22', 'reached more often than there were targets')
      holds((reached.at(-2) ?? 0) <= (reached.at(-1) ?? 0), 'C22', 'reached what is behind')
      if (reached.length > lastReached) {
        lastReached = reached.length
        const isApplied = own.entries.length >= (reached.at(-1) ?? 0)
        holds(isApplied, 'C22', 'reached before it was applied')
        holds((reached.at(-1) ?? 0) >= target, 'C20', 'reached without everything')
      }
    },
  }
}
