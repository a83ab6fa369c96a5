import { Failure } from '../script/failure.ts'
import { median } from '../script/median.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { failover } from './failover.ts'

const help = `
usage: scripts/failover [--kills N]
Three daemons under load: kills the leader with SIGKILL N times (default 10), restarts it each time, and measures
how long writes pause at the other two. Exits 1 when the median is over 2 s, one is over 5 s, or a write that was
acknowledged is missing on any peer at the end.
example: scripts/failover --kills 3
`

await runScript({
  help,
  options: { kills: { type: 'string', default: '10' } },
  longestMs: 900_000,
  async run({ values }, signal) {
    const kills = wholeNumber('--kills', String(values.kills), 1_000)
    const { say } = createNarration()
    const { pausesMs, acknowledged } = await failover({ kills, say, signal })
    const middle = median(pausesMs)
    const longest = Math.max(...pausesMs)
    console.log(
      `${kills} kills: writes paused for ${middle.toFixed(0)} ms in the median and ${longest.toFixed(0)} ms at most; all of ${acknowledged} acknowledged writes are on all three peers.`,
    )
    if (middle > 2_000) throw new Failure('The median is over 2 s.')
    if (longest > 5_000) throw new Failure('The longest pause is over 5 s.')
  },
})
