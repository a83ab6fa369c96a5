import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { goalTable } from '../benchmarks/goal-table.ts'
import { describeMachine } from '../benchmarks/machine.ts'
import { rounded } from '../benchmarks/rounded.ts'
import { Failure } from '../script/failure.ts'
import { createNarration, seconds } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { wholeNumber } from '../script/whole-number.ts'
import type { CatchUpRun, FinishedFailure } from './catch-up-run.ts'
import { documentText } from './document-text.ts'
import { failureCases } from './failure-cases.ts'
import { goalsOf } from './goals.ts'
import { measure } from './measure.ts'
import { runFailureCase } from './run-failure-case.ts'
import { entriesOfGoal } from './settings-for.ts'

const measuring = 'measure'
const mostOfFailures = 200_000
const perSecond = 1_000
/** Of fewer, what is written while a peer is away is less than a daemon replays at all. */
const leastEntries = 50_000

const help = `
usage: scripts/catch-up [--entries N] [--write] [--list] [--keep] [CASE]…
Three daemons hold N entries of 100 bytes (default 1000000) and take writes while a fourth joins. Measures how long that
takes, how many bytes each source gives, and what writers and sources feel of it (${measuring}); the same peer is then away
within the log, which it replays, and beyond it, while 1 % of the entries change. Then what must not go wrong: a source,
the joiner or the leader is killed meanwhile, a source lies, a snapshot expires. Each ends with equal states and every
acknowledged write on all peers, and the joiner's log has to tell what happened, in order. Exits 1 when a case fails, and
from a million entries on when a goal is missed. All cases take about six minutes.
  CASE       only cases whose name begins so; --list prints the names
  --entries  of the group that is measured, from ${leastEntries} on; the cases in which something fails take ${mostOfFailures} at most
  --write    write the results to docs/catch-up.md and docs/catch-up.json
  --keep     leave the peers of a case that fails as they are
example: scripts/catch-up --entries 50000 ${measuring} source-killed
`
const document = fileURLToPath(new URL('../../../../docs/catch-up', import.meta.url))

await runScript({
  help,
  options: {
    entries: { type: 'string', default: String(entriesOfGoal) },
    list: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
  positionals: true,
  longestMs: 3_600_000,
  async run({ values, positionals }, signal) {
    const entries = wholeNumber('--entries', String(values.entries), 10_000_000)
    if (entries < leastEntries) throw new UsageError(`--entries must be at least ${leastEntries}.`)
    const names = [measuring, ...failureCases.map(({ name }) => name)]
    const wrong = positionals.find((part) => names.every((name) => !name.startsWith(part)))
    if (wrong !== undefined) throw new UsageError(`There is no case ${wrong}. See --list.`)
    const isChosen = (name: string): boolean =>
      positionals.length === 0 || positionals.some((part) => name.startsWith(part))
    if (values.list === true) {
      for (const name of names.filter(isChosen)) console.log(name)
      return
    }
    const machine = await describeMachine()
    const { say } = createNarration()
    const sentenceOf = (error: unknown): string => {
      signal.throwIfAborted()
      return error instanceof Failure ? error.message : String(error)
    }
    const measured = isChosen(measuring)
      ? await measure({ entries, perSecond, say, signal }).catch(sentenceOf)
      : null
    if (typeof measured === 'string') say(`${measuring}: FAILED: ${measured}`)
    const entriesOfFailures = Math.min(entries, mostOfFailures)
    const failures: FinishedFailure[] = []
    for (const failure of failureCases.filter(({ name }) => isChosen(name))) {
      const begun = performance.now()
      const options = { entries: entriesOfFailures, keep: values.keep === true, say, signal }
      const result = await runFailureCase(failure, options).catch(sentenceOf)
      const tookMs = performance.now() - begun
      failures.push({ failure, result, tookMs })
      const came = typeof result === 'string' ? `FAILED: ${result}` : result.remark
      say(`${failure.name}: ${came} (${seconds(tookMs)})`)
    }
    const run = { machine, entries, entriesOfFailures, perSecond, measured, failures }
    if (values.write === true) await write(run)
    tell(run)
  },
})

async function write(run: CatchUpRun): Promise<void> {
  await writeFile(`${document}.json`, `${JSON.stringify(run, rounded, 2)}\n`)
  await writeFile(`${document}.md`, documentText(run))
}

/** @throws Failure when a case failed, or a goal was missed */
function tell({ entries, measured, failures }: CatchUpRun): void {
  const goals = measured === null || typeof measured === 'string' ? [] : goalsOf(measured)
  if (goals.length > 0) console.log(goalTable(goals))
  const wrong = [measured, ...failures.map(({ result }) => result)].filter(
    (result) => typeof result === 'string',
  )
  if (wrong.length > 0) throw new Failure(`${wrong.length} cases failed.`)
  const missed = goals.filter(({ reached }) => reached !== true)
  if (entries >= entriesOfGoal && missed.length > 0) throw new Failure('A goal was missed.')
  console.log('All states are equal, and nothing that was acknowledged is lost.')
}
