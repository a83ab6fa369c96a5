import type { SnapshotSession } from '../snapshot/session.ts'
import type { SnapshotSyncSettings } from '../snapshot/settings.ts'
import type { Stage } from '../snapshot/stage.ts'
import type { PeerVerdicts } from '../state-sync.ts'
import type { MemorySink } from './memory-sink.ts'
import { holds } from './violation.ts'

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
  let lastAnchor = 0
  const survival = createSurvival(bounds.maxRetainedRoots)
  return {
    check(session) {
      const { transfer } = session
      const requests = [...session.underWay]
      holds(requests.length <= bounds.maxOutstanding, 'C8', 'too many requests are under way')
      for (const { peer } of requests) {
        const toPeer = requests.filter((each) => each.peer === peer).length
        holds(toPeer <= bounds.maxOutstandingPerPeer, 'R6', 'too many requests to one peer')
      }
      const stages = new Set(requests.map(({ what }) => what.stage))
      for (const stage of stages) {
        const runs = requests.flatMap(({ what }) => (what.stage === stage ? [what.run] : []))
        checkPlaces(stage, runs)
      }
      const former = [...stages].filter(({ phase }) => phase === 'leaves')
      holds(former.length <= bounds.maxRetainedRoots + 1, 'C15', 'too many roots')
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
          holds(onTheirWay.has(digests[at] ?? '-'), 'C10', 'nobody was asked for it')
        }
      }
      const anchor = transfer?.target.anchor ?? lastAnchor
      holds(anchor >= lastAnchor, 'C3', 'the target went back')
      lastAnchor = anchor
      holds(sink.waiting <= bounds.maxBufferedBytes + bounds.largest, 'C8', 'too much waits')
      holds(reached.length <= session.progress.targets, 'C22', 'reached more often than targets')
      for (const [at, place] of reached.entries()) {
        holds(place > (reached[at - 1] ?? 0), 'C22', 'reached twice')
      }
      const { phase } = session.progress
      // The state here is replaced by a session that has everything, and was told that it may.
      const mayInstall = sink.installed === null || phase === 'installing' || phase === 'ended'
      holds(mayInstall, 'C23', 'installed before it was told that it may')
      if (phase === 'reached' || phase === 'installing') {
        const held = transfer?.leavesStage?.places.held
        const isWhole = transfer?.complete === true && held === transfer.target.leaves
        holds(isWhole, 'C20', 'reached without everything')
        holds(sink.waiting === 0, 'C22', 'reached before it was durable')
      }
      survival.check(session)
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
    holds(count > 0, 'C10', 'a request for nothing')
    for (let at = from; at < from + count; at += 1) {
      holds(asked.has(at) || places.has(at), 'C10', 'a request for a place that is missing')
      holds(!seen.has(at), 'R6', 'two requests for one place')
      seen.add(at)
    }
  }
}

/** What is under way for leaves when the target moves is kept, of as many targets as may be, the latest ones (C5, C15). */
function createSurvival(maxRetained: number): Pick<SnapshotInvariants, 'check'> {
  let before: { readonly targets: number; readonly requests: readonly Request[] } | null = null
  return {
    check({ progress, underWay }) {
      const requests = Array.from(underWay, ({ id, peer, what }): Request => {
        return { id, stage: what.stage, verdicts: verdictsOn(peer, progress.peers), peer }
      })
      if (before !== null && progress.targets === before.targets + 1) {
        const ofLeaves = before.requests.filter(({ stage }) => stage.phase === 'leaves')
        const stages = new Set(ofLeaves.map(({ stage }) => stage))
        const retained = new Set([...stages].slice(Math.max(0, stages.size - maxRetained)))
        for (const { id, stage, peer, verdicts } of ofLeaves) {
          // What was answered, refused or lost in the same step is over.
          const isOver = verdictsOn(peer, progress.peers) !== verdicts
          const isKept = requests.some((each) => each.id === id)
          holds(isOver || isKept || !retained.has(stage), 'C5', 'what was under way is given up')
        }
      }
      before = { targets: progress.targets, requests }
    },
  }
}

interface Request {
  readonly id: number
  readonly stage: Stage
  readonly peer: string
  readonly verdicts: string
}

function verdictsOn(peer: string, peers: ReadonlyMap<string, Readonly<PeerVerdicts>>): string {
  const { bytes, valid, invalid, timedOut, unavailable } = peers.get(peer) ?? {}
  return [bytes, valid, invalid, timedOut, unavailable].join(' ')
}
