import { resolve } from 'node:path'
import type { Settings } from '../../config/settings.ts'
import { restoreGroup } from '../../offline/restore-group.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { lineOfAdopted } from '../line-of-adopted.ts'
import { createProgress } from '../progress.ts'
import { settingsOf } from '../settings.ts'
import { targetDirectory } from '../target.ts'

export const snapshotRestore: Handler = async (invocation) => {
  const { options, console } = invocation
  const [file = ''] = invocation.arguments
  const json = options.flag('json')
  const { settings } = await settingsOf(invocation)
  const progress = await createProgress(console, { json, lines: false })
  const adopted = await restoreGroup(
    resolve(file),
    targetDirectory(invocation),
    addressesOf(settings),
    (leaves, of) => progress.update(leaves, of, 'restoring'),
    console.signal,
  ).finally(() => progress.stop())
  if (json) await console.output.json(adopted)
  else await console.output.line(lineOfAdopted(adopted))
  return exitDone
}

/** What others are told, as far as it is known before the daemon listens; a joiner knows better from its invite. */
function addressesOf({ announce, listen }: Settings): readonly string[] {
  if (announce.length > 0) return announce
  return listen.filter((address) => !/\/(0\.0\.0\.0|::)\/|\/tcp\/0(\/|$)/.test(address))
}
