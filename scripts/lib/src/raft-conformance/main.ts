import { Failure } from '../script/failure.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { findFiles } from './find-files.ts'
import { replayFiles } from './replay-files.ts'

const help = `
usage: scripts/raft-conformance DIR...
Replays every data-driven file (*.txt) found under each DIR against the consensus core, prints the first difference of
each file that fails, and 'N passed, N failed' at the end. A DIR may also be one file. Exits 1 when a file fails.
example: scripts/raft-conformance packages/raft/conformance
`

await runScript({
  help,
  options: {},
  positionals: true,
  longestMs: 300_000,
  async run({ positionals }) {
    if (positionals.length === 0) {
      throw new UsageError('Which directory holds the conformance files? See --help.')
    }
    const files = await findFiles(positionals)
    const failed = await replayFiles(files, console.log)
    console.log(`${files.length - failed} passed, ${failed} failed`)
    if (failed > 0) throw new Failure('The core does not do what the files expect.')
  },
})
