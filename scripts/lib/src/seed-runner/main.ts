import { pathToFileURL } from 'node:url'
import type { SeedLine } from './seed-line.ts'

/**
 * Runs seeds with the sources of the workspace in the folder, in this process: for whoever needs another process than
 * his own. Arguments: `simulation`, `core` (the chaos of bare cores) or the name of a run of catch-up, the folder, first
 * seed, last seed, what plans of the simulation are narrowed to (JSON), `stop` to end with the first violation.
 */
const [driver = '', folder = '', from = '1', to = '1', plan = '{}', stop = ''] =
  process.argv.slice(2)
const runs: Record<string, () => Promise<(seed: number) => Promise<SeedLine>>> = {
  simulation: loadSimulation,
  core: loadCore,
}
const load = runs[driver] ?? loadSync
const run = await load()
for (let seed = Number(from); seed <= Number(to); seed += 1) {
  const line = await run(seed)
  console.log(JSON.stringify(line))
  if (line.invariant !== null && stop === 'stop') break
}

async function loadSimulation(): Promise<(seed: number) => Promise<SeedLine>> {
  const { simulate }: typeof import('@tesela/simulation') = await import(
    sourceOf('packages/simulation/src/index.ts')
  )
  return async (seed) => {
    const { digest, events, violation } = await simulate(seed, { plan: JSON.parse(plan) })
    return {
      seed,
      digest,
      events,
      invariant: violation?.invariant ?? null,
      message: violation?.message ?? '',
    }
  }
}

async function loadCore(): Promise<(seed: number) => Promise<SeedLine>> {
  const { runChaos, Violation }: typeof import('@tesela/raft/chaos') = await import(
    sourceOf('packages/raft/src/chaos/index.ts')
  )
  return async (seed) => {
    const line = { seed, digest: '', events: 0 }
    try {
      runChaos(seed)
      return { ...line, invariant: null, message: '' }
    } catch (error) {
      // A core that stops itself has noticed something, too.
      const invariant = error instanceof Violation ? error.invariant : 'fail-stop'
      return { ...line, invariant, message: String(error) }
    }
  }
}

async function loadSync(): Promise<(seed: number) => Promise<SeedLine>> {
  const { syncRuns, Violation }: typeof import('@tesela/sync/testing') = await import(
    sourceOf('packages/sync/src/testing/index.ts')
  )
  const run = new Map<string, (seed: number) => unknown>(Object.entries(syncRuns)).get(driver)
  if (run === undefined) throw new RangeError(`there is no driver ${driver}`)
  return async (seed) => {
    const line = { seed, digest: '', events: 0 }
    try {
      run(seed)
      return { ...line, invariant: null, message: '' }
    } catch (error) {
      // What breaks by itself, or goes on for ever, has been noticed, too.
      const invariant = error instanceof Violation ? error.row : 'fail-stop'
      return { ...line, invariant, message: String(error) }
    }
  }
}

function sourceOf(path: string): string {
  return pathToFileURL(`${folder}/${path}`).href
}
