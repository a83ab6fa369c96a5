import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from '../bench/compare.ts'
import type { FailoverPauses } from '../bench/failover-case.ts'
import type { Growth } from '../bench/growth.ts'
import type { SystemName } from '../load/load-plan.ts'
import type { Profile } from '../profile-put/profile-put.ts'
import { benchSection } from './bench-section.ts'
import type { Machine } from './machine.ts'
import { profileSection } from './profile-section.ts'

/** One run of scripts/bench. */
export interface BenchRun {
  readonly machine: Machine
  readonly versions: Partial<Record<SystemName, string>>
  readonly alternations: number
  readonly seconds: number
  readonly valueBytes: number
  readonly rows: readonly Row[]
  readonly failover: FailoverPauses | null
  readonly growth: Growth | null
}

/** One run of scripts/profile-put. */
export interface ProfileRun {
  readonly machine: Machine
  readonly seconds: number
  readonly valueBytes: number
  readonly profiles: readonly Profile[]
}

/** What `docs/benchmarks.json` holds: the last run of each script. `docs/benchmarks.md` is made of it. */
interface Document {
  readonly bench: BenchRun | null
  readonly profile: ProfileRun | null
}

/** Puts a run in place of the last one of the same script and writes both files. @returns their paths */
export async function writeDocument(
  folder: string,
  run: Partial<Document>,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const json = join(folder, 'benchmarks.json')
  const markdown = join(folder, 'benchmarks.md')
  const document: Document = { ...(await readDocument(json)), ...run }
  await writeFile(json, `${JSON.stringify(document, rounded, 2)}\n`)
  await writeFile(markdown, documentText(document))
  return [json, markdown]
}

async function readDocument(path: string): Promise<Document> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return { bench: null, profile: null }
  }
  return JSON.parse(text) as Document
}

/** Four significant digits say more than any run can repeat. */
function rounded(_: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null
}

function documentText({ bench, profile }: Document): string {
  const parts = [
    '# Benchmarks',
    'Written by `scripts/bench` and `scripts/profile-put`; the figures of every alternation are in `benchmarks.json`. Absolute figures of one machine say nothing about another, or about another day on it: compare within a row.',
  ]
  if (bench !== null) parts.push(benchSection(bench))
  if (profile !== null) parts.push(profileSection(profile))
  return `${parts.join('\n\n')}\n`
}
