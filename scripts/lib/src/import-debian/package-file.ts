import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../script/failure.ts'
import { ndjsonOfStanzas } from './ndjson-of-stanzas.ts'

export interface PackageFile {
  readonly records: number
  /** Records whose key had come before: the later one counts. */
  readonly repeated: number
  readonly lineById: ReadonlyMap<string, string>
}

/** Writes what `apt-cache dumpavail` prints as NDJSON. @throws Failure where there is no apt-cache */
export async function writePackageFile(path: string, signal: AbortSignal): Promise<PackageFile> {
  const child = spawn('apt-cache', ['dumpavail'], { stdio: ['ignore', 'pipe', 'inherit'], signal })
  const ended = once(child, 'close')
  // Reported below: a missing program also ends the pipe, and what reads it ends first.
  ended.catch(() => {})
  const lineById = new Map<string, string>()
  let records = 0
  const lines = createInterface({ input: child.stdout })
  const texts = async function* (): AsyncGenerator<string> {
    for await (const { id, line } of ndjsonOfStanzas(lines)) {
      records += 1
      lineById.set(id, line)
      yield `${line}\n`
    }
  }
  await pipeline(Readable.from(texts()), createWriteStream(path))
  const exitCode = await ended.then(
    ([code]) => code as number | null,
    () => null,
  )
  signal.throwIfAborted()
  if (exitCode !== 0)
    throw new Failure('apt-cache dumpavail did not work: this needs a Debian system.')
  if (records === 0) throw new Failure('apt-cache knows no packages: run apt-get update once.')
  return { records, repeated: records - lineById.size, lineById }
}
