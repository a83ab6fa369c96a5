import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { type Judgement, judge, runClean } from './judge.ts'
import { mutations } from './mutations.ts'
import { copyWorkspace } from './workspace-copy.ts'

const help = `
usage: scripts/mutations [--list] [--quick] [--only NAME]
Puts deliberate bugs, one at a time, into a temporary copy of the sources, and runs the simulator, the chaos of bare cores,
the swarms of catch-up, or tests, until an invariant fires: prints for each the rule it breaks, the invariant that caught it
and the seeds that it took. The same seeds without the bugs must be clean. Exits 1 when a bug survives, fires something
else, or no longer applies.
--quick tries only those that are caught within a few seeds, --only one of them, --list prints the table.
example: scripts/mutations --only figure-8
`

await runScript({
  help,
  options: {
    list: { type: 'boolean' },
    quick: { type: 'boolean' },
    only: { type: 'string' },
  },
  longestMs: 10_800_000,
  async run({ values }, signal) {
    const chosen = mutations.filter(
      ({ name, quick }) =>
        (values.only === undefined || name === values.only) &&
        (values.quick !== true || quick === true),
    )
    if (chosen.length === 0)
      throw new UsageError(`There is no mutation "${values.only}". See --help.`)
    if (values.list === true) {
      for (const mutation of chosen) {
        const { name, rule, fires } = mutation
        const where =
          'tests' in mutation ? `in ${mutation.tests}` : `within ${mutation.within} seeds`
        console.log(`${name}: breaks ${rule}; fires ${fires.join(' or ')} ${where}`)
      }
      return
    }
    const { step } = createNarration()
    const copy = await copyWorkspace()
    const judgements: Judgement[] = []
    try {
      for (const mutation of chosen) {
        judgements.push(await step(lineOf, () => judge(copy, mutation, signal)))
      }
      const dirty = await step(
        (violations) => `the same seeds without bugs: ${violations.length} violations`,
        () => runClean(copy, judgements, signal),
      )
      if (dirty.length > 0) throw new Failure(`Without bugs: ${dirty.join('\n')}`)
    } finally {
      await copy.remove()
    }
    const survived = judgements.filter(({ caught }) => !caught)
    console.log(`${judgements.length - survived.length} caught, ${survived.length} survived`)
    if (survived.length > 0) {
      throw new Failure(`Survived: ${survived.map(({ mutation }) => mutation.name).join(', ')}.`)
    }
  },
})

function lineOf({ mutation, caught, seeds, what }: Judgement): string {
  const verdict = caught ? 'caught' : 'SURVIVED'
  const looked = `${seeds} ${mutation.driver === 'tests' ? 'tests' : 'seeds'}`
  return `${verdict} ${mutation.name} (${mutation.rule}) after ${looked}: ${what}`
}
