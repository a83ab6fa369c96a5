import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeMachine } from '../benchmarks/machine.ts'
import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { damage } from './damage.ts'
import { damageCases } from './damage-cases.ts'
import { fullDisk, fullDiskCases } from './full-disk.ts'
import { type FinishedDisk, tableText } from './table-text.ts'

const help = `
usage: scripts/damage [--list] [--write] [--keep] [--groups N] [CASE]…
Three daemons: damages every kind of file of one of them in turn, flips bits, cuts, deletes, fills its disk and frees it
(that needs root), and counts that every write that was acknowledged is on every peer afterwards, and that all three
are healthy voters with equal states. Exits 1 when a case fails. All cases take about half an hour.
  CASE      only cases whose name begins so; --list prints the names
  --write   write the results to docs/damage.md
  --keep    leave the peers of a case that fails as they are
  --groups  damage so many groups at the same time (default 1)
example: scripts/damage wal-last watermark-deleted
`
const document = fileURLToPath(new URL('../../../../docs/damage.md', import.meta.url))

await runScript({
  help,
  options: {
    list: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    groups: { type: 'string', default: '1' },
  },
  positionals: true,
  longestMs: 3 * 3_600_000,
  async run({ values, positionals }, signal) {
    const groups = wholeNumber('--groups', String(values.groups), 16)
    const chosen = <C extends { readonly name: string }>(all: readonly C[]): readonly C[] =>
      all.filter(
        ({ name }) => positionals.length === 0 || positionals.some((part) => name.startsWith(part)),
      )
    const wrong = positionals.find((part) =>
      [...damageCases, ...fullDiskCases].every(({ name }) => !name.startsWith(part)),
    )
    if (wrong !== undefined) throw new UsageError(`There is no case ${wrong}. See --list.`)
    const cases = chosen(damageCases)
    const diskCases = chosen(fullDiskCases)
    if (values.list === true) {
      for (const { name } of [...cases, ...diskCases]) console.log(name)
      return
    }
    const { say } = createNarration()
    const machine = await describeMachine()
    const finished = await damage({ cases, groups, keep: values.keep === true, say, signal })
    const disks: FinishedDisk[] = []
    for (const { name, role } of diskCases) {
      const result = await fullDisk(role, signal).catch((error: unknown) => {
        signal.throwIfAborted()
        return error instanceof Failure ? error.message : String(error)
      })
      disks.push({ role, result })
      say(
        `${name}: ${result === null ? 'skipped, this user may not mount' : JSON.stringify(result)}`,
      )
    }
    if (values.write === true) await writeFile(document, tableText(finished, disks, machine))
    const failed = [...finished, ...disks].filter(({ result }) => typeof result === 'string').length
    const count = finished.length + disks.length
    if (failed > 0) throw new Failure(`${failed} of ${count} cases failed.`)
    console.log(`${count} cases: nothing that was acknowledged is lost.`)
  },
})
