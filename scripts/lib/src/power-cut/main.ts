import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { powerCut } from './power-cut.ts'

const help = `
usage: scripts/power-cut [--rounds N]
Three daemons under load: kills all of them with SIGKILL at once, N times (default 3), starts them again, and counts
that every write that was acknowledged is on every peer. Exits 1 when one is missing.
example: scripts/power-cut --rounds 10
`

await runScript({
  help,
  options: { rounds: { type: 'string', default: '3' } },
  longestMs: 900_000,
  async run({ values }, signal) {
    const rounds = wholeNumber('--rounds', String(values.rounds), 1_000)
    const { say } = createNarration()
    const acknowledged = await powerCut({ rounds, say, signal })
    console.log(
      `${rounds} power cuts: all of ${acknowledged} acknowledged writes are on all three peers.`,
    )
  },
})
