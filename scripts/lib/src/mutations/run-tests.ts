import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { SeedRun } from './run-seeds.ts'

/** What vitest says of a file, as far as it is looked at. */
interface TestReport {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Runs the tests of a file in a process of their own: a line for each, by its name where it failed. */
export async function runTests(
  folder: string,
  file: string,
  signal: AbortSignal,
): Promise<SeedRun> {
  const runner = join(folder, 'node_modules', 'vitest', 'vitest.mjs')
  const report = join(folder, 'report.json')
  await rm(report, { force: true })
  const child = spawn(
    process.execPath,
    [runner, 'run', file, '--root', folder, '--reporter=json', `--outputFile=${report}`],
    { signal, env: ownEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const complaint = await text(child.stderr)
  const results = (await parsed(report))?.testResults ?? []
  const tests = results.flatMap(({ assertionResults }) => assertionResults)
  const [first] = results
  if (tests.length === 0) {
    return {
      lines: [],
      broken: `no test was run: ${first?.message ?? ''} ${complaint.slice(-2000)}`,
    }
  }
  const lines = tests.map(({ title, status, failureMessages }, at) => ({
    ...{ seed: at + 1, digest: '', events: 0 },
    invariant: status === 'failed' ? title : null,
    message: failureMessages.join('\n').slice(0, 500),
  }))
  return { lines, broken: null }
}

/** Null: it did not come to write one. */
async function parsed(report: string): Promise<TestReport | null> {
  try {
    return JSON.parse(await readFile(report, 'utf8'))
  } catch {
    return null
  }
}

/** Without what a test run that this one is a part of tells its own workers. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(VITEST|VITE_|TEST)/.test(name))
  return Object.fromEntries(entries)
}
