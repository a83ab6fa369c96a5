import { createNarration, seconds } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { queueOnce } from './queue-once.ts'

const help = `
usage: scripts/queue-once [--items N] [--kills K]
Three daemons, a queue of N items (default 20000), and three consumers, one on each peer, that pop 1 to 10 items at a
time until it is empty; meanwhile K leaders (default 8) are killed with SIGKILL, evenly over the items, and restarted.
A pop that was under way is answered by the client's retry, in its session. Exits 1 when an item was given twice, out
of order, or to nobody; a pop whose outcome the client cannot tell may have taken what is missing, and is counted.
example: scripts/queue-once --items 5000 --kills 3
`

await runScript({
  help,
  options: {
    items: { type: 'string', default: '20000' },
    kills: { type: 'string', default: '8' },
  },
  longestMs: 1_800_000,
  async run({ values }, signal) {
    const items = wholeNumber('--items', String(values.items), 10_000_000)
    const kills = wholeNumber('--kills', String(values.kills), 1_000)
    const { say } = createNarration()
    const result = await queueOnce({ items, kills, say, signal })
    console.log(
      `${result.taken} of ${items} items were taken in ${seconds(result.milliseconds)} by ${result.pops} pops of three consumers, each item once and in order; ${result.kills} leaders killed, ${result.survived} pops under way on a peer as it was killed, ${result.unknown} pops of unknown outcome.`,
    )
  },
})
