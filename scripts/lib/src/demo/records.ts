import { createReadStream } from 'node:fs'
import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Failure } from '../script/failure.ts'

/** The records of the demo: key → the line that is stored, which names its key in the field `path`. */
export type Records = Map<string, string>

const mostRecords = 1_000_000

/** Every package.json below a `node_modules` folder, each file once however many links lead to it. */
export async function addPackages(records: Records, nodeModules: string): Promise<void> {
  const root = await realpath(nodeModules)
  const seen = new Set<string>()
  const visit = async (folder: string): Promise<void> => {
    const real = await realpath(folder)
    // Links lead out of the folder into the workspace itself, and back: each real folder is visited once.
    if (seen.has(real) || !`${real}/`.startsWith(`${root}/`)) return
    seen.add(real)
    for (const entry of await readdir(real, { withFileTypes: true })) {
      const path = join(real, entry.name)
      if (entry.isDirectory()) await visit(path)
      else if (entry.isSymbolicLink()) await visitLink(path)
      else if (entry.name === 'package.json') await addPackage(path)
    }
  }
  const visitLink = async (path: string): Promise<void> => {
    const target = await realpath(path).catch(() => null)
    if (target !== null && !seen.has(target) && (await isFolder(target))) await visit(target)
  }
  const addPackage = async (path: string): Promise<void> => {
    const text = await readFile(path, 'utf8')
    add(records, `node_modules/${relative(root, path)}`, text.replaceAll(/\r?\n\s*/g, ' ').trim())
  }
  await visit(root)
}

/** Every line of an NDJSON file; its key is the name of the file and the number of the line. */
export async function addNdjson(records: Records, file: string): Promise<void> {
  const input = createReadStream(file, 'utf8')
  let number = 0
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (line.trim() !== '') add(records, `${basename(file)}:${number}`, line.trim())
    }
  } catch (error) {
    if (error instanceof Failure) throw new Failure(`${resolve(file)}: ${error.message}`)
    throw new Failure(
      `${resolve(file)} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function add(records: Records, key: string, json: string): void {
  if (!isJson(json)) throw new Failure(`${key} is not JSON.`)
  if (records.size >= mostRecords) throw new Failure(`There are more than ${mostRecords} records.`)
  records.set(key, `{"path":${JSON.stringify(key)},"record":${json}}`)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function isFolder(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => false,
  )
}
