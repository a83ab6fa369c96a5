import type { Disk } from './disk.ts'
import type { SegmentRun, Stop } from './replay-segments.ts'
import { replaySegments } from './replay-segments.ts'
import { segmentPath } from './segment-file.ts'

/** What becomes of segments that do not follow each other, or do not reach back to where the log has to begin. */
export interface LogJudgement {
  /** Every place where something is damaged or missing, the first one first. */
  readonly stops: readonly [Stop, ...Stop[]]
  /** The log is whole in the segments behind all of them; null: it is not. */
  readonly behind: SegmentRun | null
  /** How many segments stand before that. */
  readonly before: number
  /** What stands before is what a compaction that a crash cut short left there. */
  readonly isRedundant: boolean
}

/** Reads only. @throws FormatUnknownError */
export async function judgeLog(
  disk: Disk,
  directory: string,
  numbers: readonly number[],
  run: SegmentRun,
): Promise<LogJudgement> {
  const first = run.stop ?? missingFront(directory, numbers)
  const stops: [Stop, ...Stop[]] = [first]
  let { before } = first
  while (before < numbers.length) {
    const rest = await replaySegments(disk, directory, numbers.slice(before))
    if (rest.stop === null) {
      const { index, state } = rest.replay
      const isRedundant =
        index.firstIndex <= state.cut.boundary.index + 1 &&
        stops.every(({ number }) => number === null)
      if (!rest.replay.joins()) break
      return { stops, behind: rest, before, isRedundant }
    }
    stops.push(rest.stop)
    before += rest.stop.before
  }
  return { stops, behind: null, before, isRedundant: false }
}

/** Entries that the log should begin with stood in segments that are not there. */
function missingFront(directory: string, numbers: readonly number[]): Stop {
  const [first] = numbers
  const path = first === undefined ? directory : segmentPath(directory, first - 1)
  const reason = first === undefined ? 'there is no segment' : 'the segment is missing'
  return { damage: { path, offset: 0, reason }, number: null, before: numbers.length }
}
