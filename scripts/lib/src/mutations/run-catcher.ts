import type { Catcher } from './catcher.ts'
import { runSeeds, type SeedRun } from './run-seeds.ts'
import { runTests } from './run-tests.ts'

/** Runs who has to notice on the sources in the folder: seeds up to the last one or the first violation, or all tests. */
export function runCatcher(
  folder: string,
  catcher: Catcher,
  last: number,
  signal: AbortSignal,
): Promise<SeedRun> {
  return catcher.driver === 'tests'
    ? runTests(folder, catcher.file, signal)
    : runSeeds(folder, catcher, last, signal)
}
