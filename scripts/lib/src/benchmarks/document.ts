import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CaseName, caseNames, profileCases } from '../profile-put/profile-case.ts'
import type { BenchRun } from './bench-run.ts'
import { benchSection } from './bench-section.ts'
import type { ProfileRun } from './profile-run.ts'
import { profileSection } from './profile-section.ts'
import { rounded } from './rounded.ts'

/** What `docs/benchmarks.json` holds: the last run of each script. `docs/benchmarks.md` is made of it. */
interface Document {
  readonly bench: BenchRun | null
  /** By the case that was profiled. */
  readonly profiles: Partial<Readonly<Record<CaseName, ProfileRun>>>
}

const noRun: Document = { bench: null, profiles: {} }

/** Puts a run in place of the last one and writes both files. @returns their paths */
export function writeBench(folder: string, bench: BenchRun): Promise<readonly string[]> {
  return writeDocument(folder, (document) => ({ ...document, bench }))
}

/** Puts a run in place of the last one of the same case and writes both files. @returns their paths */
export function writeProfile(
  folder: string,
  name: CaseName,
  run: ProfileRun,
): Promise<readonly string[]> {
  return writeDocument(folder, ({ bench, profiles }) => ({
    bench,
    profiles: { ...profiles, [name]: run },
  }))
}

async function writeDocument(
  folder: string,
  changed: (document: Document) => Document,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const json = join(folder, 'benchmarks.json')
  const markdown = join(folder, 'benchmarks.md')
  const document = changed(await readDocument(json))
  await writeFile(json, `${JSON.stringify(document, rounded, 2)}\n`)
  await writeFile(markdown, documentText(document))
  return [json, markdown]
}

async function readDocument(path: string): Promise<Document> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return noRun
  }
  return { ...noRun, ...(JSON.parse(text) as Partial<Document>) }
}

function documentText({ bench, profiles }: Document): string {
  const parts = [
    '# Benchmarks',
    'Written by `scripts/bench` and `scripts/profile-put`; the figures of every alternation are in `benchmarks.json`. Absolute figures of one machine say nothing about another, or about another day on it: compare within a row.',
  ]
  if (bench !== null) parts.push(benchSection(bench))
  for (const name of caseNames) {
    const run = profiles[name]
    if (run !== undefined) parts.push(profileSection(profileCases[name], run))
  }
  return `${parts.join('\n\n')}\n`
}
