import assert from 'node:assert/strict'
import type { SnapshotSession } from '../snapshot/session.ts'
import type { SnapshotSyncSettings } from '../snapshot/settings.ts'
import type { Stage } from '../snapshot/stage.ts'
import type { MemorySink } from './memory-sink.ts'

type Bounds = Pick<
  SnapshotSyncSettings,
  'maxOutstanding' | 'maxOutstandingPerPeer' | 'maxRetainedRoots' | 'maxBufferedBytes'
> & {
  /** The largest answer, or leaf. */
  readonly largest: number
}

/** What of sync.md §2 must hold of a session that fetches a snapshot between any two steps. */
export interface SnapshotInvariants {
  check(session: SnapshotSession): void
}

/** @param reached what the session told, as it told it */
export function createSnapshotInvariants(
  sink: MemorySink,
  reached: readonly number[],
  bounds: Bounds,
): SnapshotInvariants {
  let [lastAnchor, lastId] = [0, 0]
  return {
    check(session) {
      const { transfer } = session
      const requests = [...session.underWay]
      assert(requests.length <= bounds.maxOutstanding, 'too many requests are under way (C8)')
      for (const { peer } of requests) {
        const toPeer = requests.filter((each) => each.peer === peer).length
        assert(toPeer <= bounds.maxOutstandingPerPeer, 'too many requests to one peer (R6)')
      }
      for (const { id } of requests) lastId = Math.max(lastId, id)
      const stages = new Set(requests.map(({ what }) => what.stage))
      for (const stage of stages) {
        const runs = requests.flatMap(({ what }) => (what.stage === stage ? [what.run] : []))
        checkPlaces(stage, runs)
      }
      const former = [...stages].filter(({ phase }) => phase === 'leaves')
      assert(former.length <= bounds.maxRetainedRoots + 1, 'too many roots (C15)')
      if (transfer?.leavesStage != null) {
        // What is marked as asked for is under way, here or for a former target: nothing is forgotten.
        const { digests, places } = transfer.leavesStage
        const onTheirWay = new Set<string>()
        for (const { what } of requests) {
          const of = 'digests' in what.stage ? (what.stage.digests as typeof digests) : null
          for (let at = 0; of !== null && at < what.run.count; at += 1) {
            onTheirWay.add(of[what.run.from + at] ?? '')
          }
        }
        for (const at of places.asked()) {
          assert(onTheirWay.has(digests[at] ?? '-'), 'nobody was asked for it')
        }
      }
      const anchor = transfer?.target.anchor ?? lastAnchor
      assert(anchor >= lastAnchor, 'the target went back (C3)')
      lastAnchor = anchor
      assert(sink.waiting <= bounds.maxBufferedBytes + bounds.largest, 'too much waits (C8)')
      assert(reached.length <= session.progress.targets, 'reached more often than targets (C22)')
      for (const [at, place] of reached.entries()) {
        assert(place > (reached[at - 1] ?? 0), 'reached twice (C22)')
      }
      const { phase } = session.progress
      // The state here is replaced by a session that has everything, and was told that it may.
      if (phase !== 'ended') assert.equal(sink.installed === null || phase === 'installing', true)
      if (phase === 'reached' || phase === 'installing') {
        assert.equal(transfer?.complete, true, 'reached without everything (C20)')
        assert.equal(transfer?.leavesStage?.places.held, transfer?.target.leaves)
      }
    },
  }
}

/** Each place of a request is asked for, or came meanwhile, and is of one request only. */
function checkPlaces(
  { places }: Stage,
  runs: readonly { readonly from: number; readonly count: number }[],
): void {
  const asked = new Set(places.asked())
  const seen = new Set<number>()
  for (const { from, count } of runs) {
    assert(count > 0, 'a request for nothing')
    for (let at = from; at < from + count; at += 1) {
      assert(asked.has(at) || places.has(at), 'a request for a place that is missing')
      assert(!seen.has(at), 'two requests for one place (R6)')
      seen.add(at)
    }
  }
}
