import { figure } from '../benchmarks/figure.ts'
import { markdownTable } from '../benchmarks/markdown-table.ts'
import { Failure } from '../script/failure.ts'
import { median } from '../script/median.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { complaintOf } from './complaint-of.ts'
import { steadyMemory } from './steady-memory.ts'

const help = `
usage: scripts/steady-memory [--minutes N] [--entries N] [--pace N] [--json]
Overwrites a map of N entries of 100 bytes (default 100000) again and again through the leader of three voters, 5000
entries a second (--pace), for 30 minutes (--minutes), and looks every 5 s at what each daemon has in memory. Snapshots
are written and the log is cut meanwhile. Exits 1 where a daemon has over a twentieth more in the last third of the time
than in the second.
  --json  print the figures only
example: scripts/steady-memory --minutes 6
`

await runScript({
  help,
  options: {
    minutes: { type: 'string', default: '30' },
    entries: { type: 'string', default: '100000' },
    pace: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  },
  longestMs: 25 * 3_600_000,
  async run({ values }, signal) {
    const seconds = 60 * wholeNumber('--minutes', String(values.minutes), 1_440)
    const entries = wholeNumber('--entries', String(values.entries), 10_000_000)
    const pace = wholeNumber('--pace', String(values.pace), 1_000_000)
    const { say } = createNarration({ silent: values.json === true })
    const daemons = await steadyMemory({ entries, pace, seconds, say, signal })
    const complaint = complaintOf(daemons)
    if (values.json === true) console.log(JSON.stringify({ daemons, complaint }))
    else {
      const rows = daemons.map(({ peer, led, samples, drift }) => {
        const megabytes = samples.map((bytes) => bytes / 1e6)
        const ends = [Math.min(...megabytes), median(megabytes), Math.max(...megabytes)]
        return [`${peer}${led ? ', the leader' : ''}`, ...ends.map(figure), figure(100 * drift)]
      })
      const header = ['daemon', 'least MB', 'median', 'most', 'more in the last third, %']
      console.log(markdownTable(header, rows))
    }
    if (complaint !== null) throw new Failure(complaint)
  },
})
