import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeMachine } from '../benchmarks/machine.ts'
import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { damage } from './damage.ts'
import { damageCases } from './damage-cases.ts'
import { tableText } from './table-text.ts'

const help = `
usage: scripts/damage [--list] [--write] [--keep] [CASE]…
Three daemons: damages every kind of file of one of them in turn, flips bits, cuts, deletes, and counts that every
write that was acknowledged is on every peer afterwards, and that all three are healthy voters with equal states.
Exits 1 when a case fails. All cases take about half an hour.
  CASE      only cases whose name begins so; --list prints the names
  --write   write the results to docs/damage.md
  --keep    leave the peers of a case that fails as they are
example: scripts/damage wal-last watermark-deleted
`
const document = fileURLToPath(new URL('../../../../docs/damage.md', import.meta.url))

await runScript({
  help,
  options: {
    list: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
  positionals: true,
  longestMs: 3 * 3_600_000,
  async run({ values, positionals }, signal) {
    const wrong = positionals.find(
      (name) => !damageCases.some((each) => each.name.startsWith(name)),
    )
    if (wrong !== undefined) throw new UsageError(`There is no case ${wrong}. See --list.`)
    const cases = damageCases.filter(
      ({ name }) => positionals.length === 0 || positionals.some((part) => name.startsWith(part)),
    )
    if (values.list === true) {
      for (const { name } of cases) console.log(name)
      return
    }
    const { say } = createNarration()
    const machine = await describeMachine()
    const finished = await damage({ cases, keep: values.keep === true, say, signal })
    if (values.write === true) await writeFile(document, tableText(finished, machine))
    const failed = finished.filter(({ result }) => typeof result === 'string').length
    if (failed > 0) throw new Failure(`${failed} of ${finished.length} cases failed.`)
    console.log(`${finished.length} cases: nothing that was acknowledged is lost.`)
  },
})
