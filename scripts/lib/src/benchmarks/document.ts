import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchRun } from './bench-run.ts'
import { benchSection } from './bench-section.ts'
import type { ProfileRun } from './profile-run.ts'
import { profileSection } from './profile-section.ts'
import { rounded } from './rounded.ts'

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

function documentText({ bench, profile }: Document): string {
  const parts = [
    '# Benchmarks',
    'Written by `scripts/bench` and `scripts/profile-put`; the figures of every alternation are in `benchmarks.json`. Absolute figures of one machine say nothing about another, or about another day on it: compare within a row.',
  ]
  if (bench !== null) parts.push(benchSection(bench))
  if (profile !== null) parts.push(profileSection(profile))
  return `${parts.join('\n\n')}\n`
}
