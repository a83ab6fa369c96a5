import { resolve } from 'node:path'
import { type BackupReport, verifyBackup } from '../../offline/verify-backup.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { plural } from '../plural.ts'
import { createProgress } from '../progress.ts'
import { shownSize } from '../shown-size.ts'
import { table } from '../text-table.ts'

const exitDamaged = 1

export const snapshotVerify: Handler = async (invocation) => {
  const { options, console } = invocation
  const [file = ''] = invocation.arguments
  const json = options.flag('json')
  const progress = await createProgress(console, { json, lines: false })
  const report = await verifyBackup(
    resolve(file),
    (leaves, of) => progress.update(leaves, of, 'verifying'),
    console.signal,
  ).finally(() => progress.stop())
  if (json) await console.output.json(report)
  else await console.output.line(describe(report))
  return report.ok ? exitDone : exitDamaged
}

function describe(report: BackupReport): string {
  const { file, ok, group, anchor, term, root, collections, items, leaves, bytes, damaged } = report
  const facts = table([
    ['group', group],
    ['revision', `${anchor}, term ${term}`],
    ['root', root],
    [
      'holds',
      `${plural(items, 'item')} in ${plural(collections.length, 'collection')}, ${shownSize(bytes)} in ${plural(leaves, 'leaf', 'leaves')}`,
    ],
    ...collections.map((each) => ['', `${each.name}: ${plural(each.items, 'item')}`]),
  ])
  const lines = damaged.map(({ offset, reason }) => `DAMAGE: ${file} at byte ${offset}: ${reason}`)
  return [facts, ...lines, ok ? 'Every leaf is as it was saved.' : 'It is damaged.'].join('\n')
}
