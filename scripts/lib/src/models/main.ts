import { collectionKinds } from '@tesela/simulation'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { type ModelTotals, runModels } from './models.ts'

const help = `
usage: scripts/models [--operations N] [--kind KIND] [--seed S]
Random operations of each kind of collection (or of one: map, vec, set, cell, once, queue) through three simulated
replicas with faults, N of each (default 100000), from seed S (default 1) on. Every result is compared with that of a
plain model that is told of the log in its order, every answer of a client with that result, and at the end of every
seed the roots of all states with each other. Exits 1 with the seed where something differs.
example: scripts/models --operations 5000 --kind queue
`
const TELL_EVERY_MS = 30_000

await runScript({
  help,
  options: {
    operations: { type: 'string', default: '100000' },
    kind: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
  longestMs: 7_200_000,
  async run({ values }, signal) {
    const operations = wholeNumber('--operations', String(values.operations), 100_000_000)
    const seed = wholeNumber('--seed', String(values.seed), 999_999_999)
    const kinds = collectionKinds.filter((kind) => (values.kind ?? kind) === kind)
    if (kinds.length === 0) throw new UsageError(`There is no kind "${values.kind}". See --help.`)
    const { say, step } = createNarration()
    for (const kind of kinds) {
      let told = performance.now()
      const progress = (totals: ModelTotals) => {
        if (performance.now() - told < TELL_EVERY_MS) return
        told = performance.now()
        say(`${kind}: ${totals.operations} operations so far`)
      }
      await step(
        (totals) => `${kind}: ${lineOf(totals)}`,
        () => runModels({ kind, operations, seed, signal, progress }),
      )
    }
    console.log(`Every result was that of the model, on equal states, for ${kinds.join(', ')}.`)
  },
})

function lineOf({ operations, seeds, crashes, partitions, retries }: ModelTotals): string {
  return `${operations} operations in ${seeds} seeds; ${crashes} crashes, ${partitions} partitions, ${retries} retries of unknown outcome`
}
