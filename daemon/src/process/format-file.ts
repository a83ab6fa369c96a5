import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable-file.ts'
import { DamagedFileError, NotInitialisedError } from './errors.ts'

/** The file that makes a directory a data directory: written last by `init`, checked first by every start. */
export const formatFileName = 'FORMAT'
const currentFormat = 1

export interface DirectoryFormat {
  readonly format: number
  /** Which life of the data directory this is: 16 lower-case hexadecimal digits. */
  readonly incarnation: string
}

export async function writeFormat(dataDirectory: string, incarnation: string): Promise<void> {
  const content: DirectoryFormat = { format: currentFormat, incarnation }
  await writeDurably(join(dataDirectory, formatFileName), `${JSON.stringify(content)}\n`)
}

/**
 * @throws NotInitialisedError when the directory or the file is missing
 * @throws DamagedFileError when it is missing in the directory of a member of a group, or says something else than this version understands
 */
export async function readFormat(dataDirectory: string): Promise<DirectoryFormat> {
  const path = join(dataDirectory, formatFileName)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (!isAbsence(error)) throw error
    // `init` would refuse: it made this directory once, and a peer lived in it.
    if (await holdsGroup(dataDirectory)) {
      throw new DamagedFileError(path, 'missing', 'is missing', { cause: error })
    }
    throw new NotInitialisedError(dataDirectory, `${dataDirectory} was not initialised`, {
      cause: error,
    })
  }
  const { format, incarnation } = parseObject(path, text)
  if (format !== currentFormat) {
    throw new DamagedFileError(
      path,
      'unknownFormat',
      `names format ${String(format)}, and this version reads ${currentFormat}`,
    )
  }
  if (typeof incarnation !== 'string' || !/^[0-9a-f]{16}$/.test(incarnation)) {
    throw new DamagedFileError(path, 'corrupt', 'names no incarnation')
  }
  return { format, incarnation }
}

async function holdsGroup(dataDirectory: string): Promise<boolean> {
  try {
    await stat(join(dataDirectory, 'groups'))
    return true
  } catch (error) {
    if (isAbsence(error)) return false
    throw error
  }
}

function parseObject(path: string, text: string): { format?: unknown; incarnation?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    throw new DamagedFileError(path, 'corrupt', 'is not JSON', { cause: error })
  }
  throw new DamagedFileError(path, 'corrupt', 'is not a JSON object')
}

export function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  )
}
