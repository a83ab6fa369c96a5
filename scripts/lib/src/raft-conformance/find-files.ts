import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../script/usage-error.ts'

/** Every `*.txt` under the paths, in order; a path may be a file itself. Throws `UsageError` where there is none. */
export async function findFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(findUnder))
  return found.flat()
}

async function findUnder(path: string): Promise<readonly string[]> {
  const files = await listUnder(path)
  if (files.length === 0) throw new UsageError(`${path} holds no conformance file (*.txt).`)
  return files
}

async function listUnder(path: string): Promise<readonly string[]> {
  try {
    if ((await stat(path)).isFile()) return [path]
    const names = await readdir(path, { recursive: true })
    return names
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => join(path, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new UsageError(`${path} is not there.`)
    }
    throw error
  }
}
