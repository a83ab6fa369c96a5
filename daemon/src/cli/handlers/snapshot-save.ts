import { resolve } from 'node:path'
import type { SnapshotReading } from '@tesela/client'
import { saveBackup } from '../../offline/save-backup.ts'
import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { plural } from '../plural.ts'
import { createProgress } from '../progress.ts'
import { shownSize } from '../shown-size.ts'

export const snapshotSave: Handler = async (invocation) => {
  const { options, console } = invocation
  const [file = ''] = invocation.arguments
  const path = resolve(file)
  const json = options.flag('json')
  const progress = await createProgress(console, { json, lines: false })
  const saved = await withDatabase(invocation, async (database, call) => {
    await using snapshot = await database.snapshot({ ...call, fresh: options.flag('fresh') })
    await saveBackup(path, snapshot, (leaves, of) => progress.update(leaves, of, 'saving'))
    return factsOf(snapshot)
  }).finally(() => progress.stop())
  if (json) await console.output.json({ file: path, ...saved })
  else {
    const { anchor, leaves, bytes } = saved
    await console.output.line(
      `Saved the group as of revision ${anchor} in ${path}: ${shownSize(bytes)} in ${plural(leaves, 'leaf', 'leaves')}. \`tesela snapshot verify\` checks the file, \`tesela snapshot restore\` makes a group of it.`,
    )
  }
  return exitDone
}

function factsOf({ anchor, term, root, leaves, bytes }: SnapshotReading) {
  return { anchor, term, root, leaves, bytes }
}
