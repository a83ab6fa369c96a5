import { enumerateCrashStates } from '@tesela/storage/testing'
import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'

const help = `
usage: scripts/crash-states [--workloads N] [--seed S] [--steps N] [--per-place N]
Records what a log store does to its disk under a workload (votes, entries, truncations, snapshots, installs, cuts), makes
every state in which a crash may leave the files at any operation (nothing, the first writes, those up to any byte, any
sectors, any names of what was not synced), recovers each, and counts those in which something is missing that was
acknowledged. Exits 1 when there is one.
N workloads (default 20) from seed S (default 1) on, of that many calls (default 150); where chance decides what is left,
that many states for each place (default 3).
example: scripts/crash-states --workloads 100 --per-place 10
`
const NESTED_EVERY = 50

await runScript({
  help,
  options: {
    workloads: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '150' },
    'per-place': { type: 'string', default: '3' },
  },
  longestMs: 24 * 3_600_000,
  async run({ values }, signal) {
    const workloads = wholeNumber('--workloads', String(values.workloads), 1_000_000)
    const first = wholeNumber('--seed', String(values.seed), 999_999_999)
    const length = wholeNumber('--steps', String(values.steps), 100_000)
    const perPlace = wholeNumber('--per-place', String(values['per-place']), 1_000)
    const { say } = createNarration()
    let tried = 0
    let tornSlots = 0
    let lost = 0
    for (let seed = first; seed < first + workloads; seed++) {
      signal.throwIfAborted()
      const states = await enumerateCrashStates({
        seed,
        length,
        perPlace,
        nestedEvery: NESTED_EVERY,
      })
      tried += states.tried
      tornSlots += states.tornSlots
      lost += states.lost.length
      for (const reason of states.lost) say(reason)
      say(`workload ${seed}: ${states.tried} states, ${states.lost.length} lost`)
    }
    console.log(`${tried} states tried, a slot of the watermark torn in ${tornSlots}, ${lost} lost`)
    if (lost > 0) throw new Failure(`${lost} states lost what was acknowledged.`)
  },
})
