import { isDeepStrictEqual } from 'node:util'
import type { SnapshotAnswer, SnapshotMessage, SnapshotRequest } from '../snapshot/messages.ts'
import { type MadeSnapshot, makeSnapshot } from './made-snapshot.ts'
import { createMemorySink } from './memory-sink.ts'
import { lying } from './misbehaviour.ts'
import { honestAnswer, scriptedSession } from './scripted-session.ts'
import type { SeededRandom } from './seeded-random.ts'
import { type OrderedSession, runSessionOrder } from './session-order.ts'
import { createSnapshotInvariants } from './snapshot-invariants.ts'
import { holds } from './violation.ts'

const groupId = new Uint8Array(16).fill(5)
const LARGEST_LEAF = 300
const MOST_SNAPSHOTS = 6

/** One session that fetches a snapshot, event by event. See `runSessionOrder`. */
export function runSnapshotOrder(seed: number): { readonly steps: number } {
  return runSessionOrder(seed, orderedSnapshot)
}

function orderedSnapshot(random: SeededRandom): OrderedSession<SnapshotMessage> {
  const snapshots: MadeSnapshot[] = []
  const grow = growing(random, snapshots)
  grow()
  const settings = {
    ...{ fetchItems: 3 * (1 + random.below(4)), fetchBytes: 60 + random.below(100) },
    ...{ maxOutstanding: 1 + random.below(5), maxOutstandingPerPeer: 1 + random.below(3) },
    // Under the last, a piece of a manifest is asked for beside leaves.
    maxBufferedBytes: [1, 200, 2 ** 24][random.below(3)] ?? 1,
    maxRetainedRoots: [0, 1, 8][random.below(3)] ?? 8,
    ...{ maxLeafBytes: LARGEST_LEAF, awaitFinish: random.below(2) === 0 },
    ...{ stallMs: 1e9, maxBadTargets: 1e9 },
  }
  const disk: (() => void)[] = []
  const isSlow = random.below(3) > 0
  const sink = createMemorySink(isSlow ? (done) => void disk.push(done) : undefined)
  const { session, world } = scriptedSession({ groupId, sink, settings })
  const bounds = { ...settings, largest: Math.max(LARGEST_LEAF, settings.fetchBytes) }
  const invariants = createSnapshotInvariants(sink, world.reached, bounds)
  const lies = lying()
  return {
    ...{ session, world, toDo: disk, pausesMs: [20, 20, 400, 400, 3400, 16_000] },
    // That nothing more is wanted, nobody answers.
    honest: (message) =>
      'id' in message ? servedFrom(message as SnapshotRequest, snapshots) : null,
    lie: (honest) => lies[random.below(lies.length)]?.(honest, random) ?? [],
    refusal(message) {
      const reasons = ['expired', 'pruned', 'overloaded', 'preparing', 'failed'] as const
      const reason = reasons[random.below(reasons.length)] ?? 'failed'
      const { id } = message as SnapshotRequest
      return { type: 'unavailable', id, reason, retryAfterMs: 0, leader: null }
    },
    names: ({ type }) => type === 'target',
    events: [
      // More is needed than the snapshots of before have: mostly while leaves are on their way, which outlive it.
      ...[1, 2, 3, 4].map(() => () => {
        const isAimed = Array.from(session.underWay).some(
          ({ what }) => what.stage.phase === 'leaves',
        )
        if (snapshots.length === MOST_SNAPSHOTS || (!isAimed && random.below(4) > 0)) return
        grow()
        const atLeast = snapshots.at(-1)?.anchor ?? 1
        if (random.below(3) > 0) session.targetChanged({ atLeast })
      }),
    ],
    check: () => invariants.check(session),
    conclude({ anchor }) {
      holds(anchor === world.reached.at(-1), 'C22', 'it ends elsewhere than it said that it is')
      const target = snapshots.find((snapshot) => snapshot.anchor === anchor)
      // Rebuilt from what was staged, and with the root: the sink sees to that.
      holds(isDeepStrictEqual(sink.installed, target?.leaves), 'C24', 'other bytes')
    },
  }
}

/** Another snapshot: most leaves outlast one, and stand elsewhere in the next. */
function growing(random: SeededRandom, snapshots: MadeSnapshot[]): () => void {
  let made = 0
  return () => {
    const kept = snapshots.at(-1)?.leaves.filter(() => random.below(4) > 0) ?? []
    const count = snapshots.length === 0 ? random.below(50) : random.below(5)
    const fresh = Array.from({ length: count }, () => {
      made += 1
      const length = 3 + random.below(random.below(6) === 0 ? LARGEST_LEAF - 3 : 30)
      const leaf = new Uint8Array(length)
      leaf.set([made >> 8, made & 0xff])
      return leaf
    })
    const anchor = 100 * (snapshots.length + 1)
    snapshots.push(makeSnapshot({ groupId, anchor, sections: [fresh, kept] }))
  }
}

/** What a provider says that has every snapshot there ever was. */
function servedFrom(request: SnapshotRequest, snapshots: readonly MadeSnapshot[]): SnapshotAnswer {
  const newest = snapshots.at(-1)
  if (newest === undefined) throw new Error('there is one')
  if (request.type === 'fetchTarget') return honestAnswer(request, newest)
  const { anchor } = request.snapshot
  const of = snapshots.find((snapshot) => snapshot.anchor === anchor) ?? newest
  if (request.type !== 'fetchLeaves') return honestAnswer(request, of)
  const { id, from, count, maxBytes } = request
  const [first = new Uint8Array(0)] = of.leaves.slice(from)
  if (first.length > maxBytes) {
    const total = first.length
    const data = first.subarray(0, maxBytes)
    return { type: 'leafPart', id, ordinal: from, offset: 0, total, data }
  }
  let bytes = 0
  const leaves = of.leaves.slice(from, from + count).filter((leaf) => {
    bytes += leaf.length
    return bytes <= maxBytes
  })
  return { type: 'leaves', id, from, leaves }
}
