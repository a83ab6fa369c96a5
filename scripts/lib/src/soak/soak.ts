import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mark, markNames, type Report, simulate } from '@tesela/simulation'

const regressions = fileURLToPath(
  new URL('../../../../packages/simulation/regressions', import.meta.url),
)

export interface SoakOptions {
  readonly from: number
  /** Seeds at most. */
  readonly seeds: number
  /** No seed begins after so long. */
  readonly ms: number
  readonly signal: AbortSignal
  /** Is told what happens in every run. */
  readonly trace?: (line: string) => void
  /** Called after every seed. */
  progress(totals: Totals): void
  /** Called with a seed that failed, written down by then. */
  failed(report: Report, file: string): void
}

/** Sums over all seeds. */
export interface Totals {
  seeds: number
  events: number
  virtualMs: number
  /** Of this process. */
  ms: number
  violations: number
  readonly marks: Map<Mark, number>
}

/** Runs seed after seed until the time or the seeds are used up. */
export async function soak(options: SoakOptions): Promise<Totals> {
  const begun = performance.now()
  const marks = new Map<Mark, number>(markNames.map((name) => [name, 0]))
  const totals: Totals = { seeds: 0, events: 0, virtualMs: 0, ms: 0, violations: 0, marks }
  const { from, seeds, ms, signal, trace } = options
  for (let seed = from; seed < from + seeds; seed += 1) {
    signal.throwIfAborted()
    if (performance.now() - begun > ms) break
    const report = await simulate(seed, trace === undefined ? {} : { trace })
    totals.seeds += 1
    totals.events += report.events
    totals.virtualMs += report.virtualMs
    for (const [name, count] of report.marks) marks.set(name, (marks.get(name) ?? 0) + count)
    if (report.violation !== null) {
      totals.violations += 1
      options.failed(report, await keep(seed, report))
    }
    totals.ms = performance.now() - begun
    options.progress(totals)
  }
  return totals
}

/** Writes the seed where every test run of the workspace runs it again, with its plan: later versions may draw another. */
async function keep(seed: number, { plan, violation }: Report): Promise<string> {
  const file = join(regressions, `seed-${seed}.json`)
  const content = { seed, found: violation?.message.slice(0, 500), plan }
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`)
  return file
}
