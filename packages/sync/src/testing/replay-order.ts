import { isDeepStrictEqual } from 'node:util'
import type { LogMessage, LogRequest } from '../log-replay/messages.ts'
import { lying } from './log-misbehaviour.ts'
import { type MadeLog, makeLog, markData } from './made-log.ts'
import { createReplayInvariants } from './replay-invariants.ts'
import { honestAnswer, scriptedReplay } from './scripted-replay.ts'
import type { SeededRandom } from './seeded-random.ts'
import { type OrderedSession, runSessionOrder } from './session-order.ts'
import { holds } from './violation.ts'

/** One session of log replay, event by event. See `runSessionOrder`. */
export function runReplayOrder(seed: number): { readonly steps: number } {
  return runSessionOrder(seed, orderedReplay)
}

/** The largest answer of these logs: a run of whatever is drawn has no more. */
const LEAST_FETCH_BYTES = 64 * 3

function drawnData(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, () =>
    random.below(30) === 0 ? markData : Uint8Array.of(random.below(256), random.below(256), 1),
  )
}

function orderedReplay(random: SeededRandom): OrderedSession<LogMessage> {
  const data = drawnData(random, 60 + random.below(500))
  const group = makeLog(data.slice(0, data.length - random.below(50)))
  const own = makeLog(data.slice(0, random.below(group.entries.length)))
  const start = own.range().closed().index
  const settings = {
    ...{
      fetchEntries: 64 * (1 + random.below(3)),
      fetchBytes: LEAST_FETCH_BYTES + random.below(200),
    },
    ...{ maxOutstanding: 1 + random.below(5), maxPerPeer: 1 + random.below(3) },
    maxBufferedBytes: [1, 40_000, 200_000][random.below(3)] ?? 1,
    ...{ maxRetainedRoots: [0, 1, 8][random.below(3)] ?? 8, targetEveryMs: 500 },
    ...{ awaitFinish: random.below(2) === 0, stallMs: 1e9 },
  }
  const { session, world, taken, toApply } = scriptedReplay({
    ...{ own, settings },
    slow: random.below(3) > 0,
  })
  const invariants = createReplayInvariants(group, own, world.reached, settings)
  const lies = lying()
  const next = ({ entries }: MadeLog, end: number) =>
    data.slice(entries.length, Math.min(end, entries.length + random.below(70)))
  const request = (message: LogMessage) => message as LogRequest
  return {
    ...{ session, world, toDo: toApply, pausesMs: [20, 20, 400, 400, 3000, 26_000] },
    honest: (message) => honestAnswer(request(message), group),
    lie: (honest) => lies[random.below(lies.length)]?.(honest, random) ?? [],
    refusal(message) {
      const reasons = ['unknown', 'pruned', 'overloaded', 'notLeader'] as const
      const reason = reasons[random.below(reasons.length)] ?? 'failed'
      const { id } = request(message)
      return { type: 'unavailable', id, reason, retryAfterMs: 0, leader: null }
    },
    names: ({ type }) => type === 'target',
    events: [
      () => group.append(...next(group, data.length)),
      // What is committed here without having been replayed.
      (now) => {
        if (toApply.length > 0) return
        own.append(...next(own, group.entries.length))
        session.tick(now)
      },
    ],
    check: () => invariants.check(session),
    conclude({ anchor, term }) {
      const { entries } = own
      // The log may have come further by itself (C19).
      holds(anchor >= (world.reached.at(-1) ?? Infinity), 'C22', 'it ends before where it was')
      // The log here is that of the group, and is all that the target binds.
      const ofGroup = group.entries.slice(0, entries.length)
      holds(isDeepStrictEqual(entries, ofGroup), 'C16', 'a log that is not of the group')
      holds(entries.length >= anchor, 'C20', 'it ends without everything')
      const isTerm = anchor === 0 || term === group.entries[anchor - 1]?.term
      holds(isTerm, 'C20', 'it ends in another term')
      const { runs, root } = session.targets.current ?? { runs: 0, root: '' }
      holds(own.range().behindRuns(runs)?.root === root, 'C24', 'another root than the target has')
      for (const entry of taken) {
        const isOfGroup = isDeepStrictEqual(entry, group.entries[entry.index - 1])
        holds(isOfGroup, 'C16', 'it took what is not in the log')
        holds(entry.index > start, 'C18', 'it took what was here')
      }
    },
  }
}
