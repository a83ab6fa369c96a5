import { pathToFileURL } from 'node:url'
import type { SeedLine } from './seed-line.ts'

/**
 * Runs seeds of the simulation whose sources are in the folder, in this process: for whoever needs another process
 * than his own. Arguments: folder of the package, first seed, last seed, what plans are narrowed to (JSON),
 * `stop` to end with the first violation.
 */
const [folder = '', from = '1', to = '1', plan = '{}', stop = ''] = process.argv.slice(2)
const { simulate }: typeof import('@tesela/simulation') = await import(
  pathToFileURL(`${folder}/src/index.ts`).href
)
for (let seed = Number(from); seed <= Number(to); seed += 1) {
  const { digest, events, violation } = await simulate(seed, { plan: JSON.parse(plan) })
  const line: SeedLine = {
    seed,
    digest,
    events,
    invariant: violation?.invariant ?? null,
    message: violation?.message ?? '',
  }
  console.log(JSON.stringify(line))
  if (violation !== null && stop === 'stop') break
}
