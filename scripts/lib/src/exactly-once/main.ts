import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { exactlyOnce } from './exactly-once.ts'

const help = `
usage: scripts/exactly-once [--seconds S]
Four programs increment the same counters by compare-exchange for S seconds (default 30). Each is connected through a
proxy that throws answers away in mid-flight and leads the retry, in the same session, to another peer; meanwhile
leaders are killed with SIGKILL and restarted. Exits 1 unless the counters sum up to the acknowledged increments, or
to as many more as have an unknown outcome.
example: scripts/exactly-once --seconds 60
`

await runScript({
  help,
  options: { seconds: { type: 'string', default: '30' } },
  longestMs: 4_000_000,
  async run({ values }, signal) {
    const seconds = wholeNumber('--seconds', String(values.seconds), 3_600)
    const { say } = createNarration()
    const result = await exactlyOnce({ seconds, say, signal })
    console.log(
      `${result.acknowledged} increments acknowledged, ${result.unknown} unknown, the counters sum up to ${result.sum}; ${result.dropped} answers were thrown away, ${result.kills} leaders killed, ${result.tries} tries lost a race.`,
    )
  },
})
