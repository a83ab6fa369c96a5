import { judge, type Verdict } from '../bench/verdict.ts'
import type { MeasuredFigures } from './catch-up-run.ts'

/** The goals of catch-up beside what was measured. They are about a million entries. */
export function goalsOf({
  join,
  replay,
  consecutive,
  random,
}: MeasuredFigures): readonly Verdict[] {
  const loss = 1 - join.during.perSecond / join.before.perSecond
  const sources = join.sessions.flatMap(({ sources: of }) => of.map(({ source }) => source))
  const late = join.eventLoop.filter(({ peer }) => sources.includes(peer))
  const lateness = Math.max(...late.map(({ duringP99Ms }) => duringP99Ms))
  const share = ({ fetchedBytes, stateBytes }: typeof random): number =>
    (fetchedBytes / stateBytes) * 100
  return [
    judge({ says: 's from join to online', relation: '≤', bound: 5 }, join.joinMs / 1_000),
    judge({ says: '% fewer writes a second meanwhile', relation: '≤', bound: 20 }, loss * 100),
    judge(
      { says: 'ms, p99 of the delay of timers of sources', relation: '≤', bound: 20 },
      lateness,
    ),
    judge(
      { says: `s for ${replay.entries} entries of the log`, relation: '≤', bound: 2 },
      replay.replayMs / 1_000,
    ),
    judge(
      { says: '% of the state fetched, 1 % consecutive keys changed', relation: '≤', bound: 5 },
      share(consecutive),
    ),
  ]
}
