import { judge } from '../bench/verdict.ts'
import { goalTable } from '../benchmarks/goal-table.ts'
import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { largeState } from './large-state.ts'

const help = `
usage: scripts/large-state [--entries N] [--overwrites N] [--json] [--profile DIR]
Three voters and a map of N entries of 100 bytes (default 1000000): overwrites all of it once, 20000 entries a second,
and ten times as fast as it goes, while snapshots are written. Prints how late timers of the daemons were, what is on
disk, how long a killed daemon takes to be online again, and how long a fourth peer takes to join the compacted group.
Exits 1 when a goal is missed. The goal of the timers counts at the pace: as fast as it goes, all processes wait for
each other, and the figure is told only. The goal of the disk counts from a million entries on: of fewer, what the log keeps anyhow weighs more.
  --json         print the figures only
  --profile DIR  daemons write profiles of their processor time to DIR when they end; the goals say nothing then
example: scripts/large-state --entries 100000
`
const entriesOfGoal = 1_000_000

await runScript({
  help,
  options: {
    entries: { type: 'string', default: '1000000' },
    overwrites: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
  longestMs: 3_600_000,
  async run({ values }, signal) {
    const entries = wholeNumber('--entries', String(values.entries), 10_000_000)
    const overwrites = wholeNumber('--overwrites', String(values.overwrites), 100)
    const profileFolder = values.profile === undefined ? null : String(values.profile)
    const { say } = createNarration({ silent: values.json === true })
    const common = { entries, overwrites, valueBytes: 100, profileFolder, say, signal }
    const figures = await largeState(common)
    const most = (of: readonly number[]): number => Math.max(...of)
    const use = most(figures.diskBytes) / figures.dataBytes
    const goals = [
      judge(
        { says: 'ms, p99 of the delay of timers', relation: '≤', bound: 20 },
        most(figures.paced.p99Ms),
      ),
      judge(
        { says: 's from the start to online', relation: '≤', bound: 3 },
        most(figures.restartMs) / 1_000,
      ),
      judge(
        { says: '× the data on disk', relation: '≤', bound: 3 },
        entries < entriesOfGoal ? Number.NaN : use,
      ),
    ]
    if (values.json === true) console.log(JSON.stringify({ ...figures, goals }))
    else console.log(goalTable(goals))
    if (goals.some(({ reached }) => reached === false)) throw new Failure('A goal was missed.')
  },
})
