import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { bringDown, bringUp, showStatus } from './local-cluster.ts'

const help = `
usage: scripts/cluster up N [--dir DIR]
       scripts/cluster status [--dir DIR]
       scripts/cluster down [--dir DIR]
A cluster of N voters on this machine, to try things with. up starts what does not run yet and adds peers until there
are N; down ends all of them and keeps their data. The data directories are DIR/peer-1, DIR/peer-2, …
  --dir DIR   default: tesela-cluster in the temporary folder
example: scripts/cluster up 3 --dir /tmp/try
`

await runScript({
  help,
  options: { dir: { type: 'string' } },
  positionals: true,
  longestMs: 300_000,
  async run({ values, positionals }, signal) {
    const directory = resolve(String(values.dir ?? join(tmpdir(), 'tesela-cluster')))
    const [verb, count, ...more] = positionals
    if (verb === 'up' && count !== undefined && more.length === 0) {
      await bringUp(directory, wholeNumber('N', count, 9), signal)
    } else if (verb === 'down' && count === undefined) {
      await bringDown(directory)
    } else if (verb === 'status' && count === undefined) {
      await showStatus(directory)
    } else {
      throw new UsageError('Say up N, down or status. See --help.')
    }
  },
})
