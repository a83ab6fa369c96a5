import type { LogRange, RangedEntry } from '../log-range/log-range.ts'
import type { SentEntry } from './messages.ts'

export interface WholeRuns {
  readonly firstIndex: number
  readonly entries: readonly SentEntry[]
  /** The run behind them. */
  readonly to: number
}

/**
 * Of entries that were read, the runs in [from, to) that are there whole and fit into so many bytes: the first one
 * whatever its size. Null: not even that one is there.
 */
export function wholeRuns(
  range: Pick<LogRange, 'run'>,
  read: readonly RangedEntry[],
  { from, to, maxBytes }: { readonly from: number; readonly to: number; readonly maxBytes: number },
): WholeRuns | null {
  const firstIndex = range.run(from)?.first
  if (firstIndex === undefined || read[0]?.index !== firstIndex) return null
  const entries: SentEntry[] = []
  let bytes = 0
  let end = from
  for (; end < to; end += 1) {
    const run = range.run(end)
    if (run === null) break
    const [at, behind] = [run.first - firstIndex, run.last + 1 - firstIndex]
    if (behind > read.length) break
    const ofRun = read.slice(at, behind)
    bytes += ofRun.reduce((sum, { data }) => sum + data.length, 0)
    if (end > from && bytes > maxBytes) break
    for (const { term, type, data, index } of ofRun) {
      entries.push({ term, type, data, endsRun: index === run.last })
    }
  }
  return end === from ? null : { firstIndex, entries, to: end }
}
