import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { SeedLine } from '../seed-runner/seed-line.ts'
import type { Catcher } from './catcher.ts'

const runner = fileURLToPath(new URL('../seed-runner/main.ts', import.meta.url))

export interface SeedRun {
  readonly lines: readonly SeedLine[]
  /** What the process said when it did not come to its end. */
  readonly broken: string | null
}

/** Runs seeds from 1 on in a process of their own, up to the first violation. */
export function runSeeds(
  folder: string,
  { driver, plan }: Catcher,
  last: number,
  signal: AbortSignal,
): Promise<SeedRun> {
  const child = spawn(
    process.execPath,
    [
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      '--conditions=source',
      runner,
      driver,
      folder,
      '1',
      String(last),
      JSON.stringify(plan),
      'stop',
    ],
    { signal, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const lines: SeedLine[] = []
  let complaint = ''
  createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line)))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-2000)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ lines, broken: code === 0 ? null : complaint }))
  })
}
