import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createCluster } from '../cluster/cluster.ts'
import { heldLines } from '../cluster/held-lines.ts'
import { startVoters } from '../cluster/voters.ts'
import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { writePackageFile } from './package-file.ts'

const help = `
usage: scripts/import-debian
Imports every record of apt-cache dumpavail (tens of thousands, tens of megabytes) on one of three peers through the
command line, exports them from another, and compares both byte by byte after sorting. Needs a Debian system whose
package lists are there (apt-get update).
example: scripts/import-debian
`

await runScript({
  help,
  options: {},
  longestMs: 900_000,
  async run(_, signal) {
    const { say, step } = createNarration()
    await using cluster = await createCluster({ name: 'debian', signal })
    const file = join(cluster.directory, 'packages.ndjson')
    const packages = await step(
      ({ records, repeated }) => `wrote ${records} records as NDJSON, ${repeated} of them repeated`,
      () => writePackageFile(file, signal),
    )
    const bytes = (await stat(file)).size
    say(`${file} has ${(bytes / 1e6).toFixed(1)} MB`)
    const [, importer, exporter] = await step(
      () => 'started three peers',
      () => startVoters(cluster, 3),
    )
    if (importer === undefined || exporter === undefined)
      throw new Failure('There are too few peers.')

    const begun = performance.now()
    await step(
      (output) => `imported on ${importer.name}: ${output.trim()}`,
      () =>
        importer.run(['import', 'packages', '--key', 'id'], {
          inputFile: file,
          timeoutMs: 600_000,
        }),
    )
    const rate = bytes / 1e3 / (performance.now() - begun)
    const { lines } = await step(
      (held) => `exported ${held.lines.length} records from ${exporter.name}`,
      () => heldLines(exporter, 'packages', cluster.directory),
    )
    const [wanted, held] = [[...packages.lineById.values()], lines].map(sortedDigest)
    say(`SHA-256 after sorting: ${wanted} imported, ${held} exported`)
    if (wanted !== held) throw new Failure('The export is not what was imported.')
    console.log(
      `${lines.length} records, ${(bytes / 1e6).toFixed(1)} MB, imported at ${rate.toFixed(1)} MB/s: the export of another peer is byte-identical after sorting.`,
    )
  },
})

function sortedDigest(lines: readonly string[]): string {
  const digest = createHash('sha256')
  for (const line of lines.toSorted()) digest.update(`${line}\n`)
  return digest.digest('hex')
}
