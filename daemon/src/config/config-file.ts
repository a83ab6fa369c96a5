import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationError } from './errors.ts'

export const configFileName = 'config.json'
const longestFile = 1 << 20

/**
 * The object in `config.json` of the data directory, unchecked; null when there is no such file.
 * @throws ConfigurationError when the file is no JSON object
 */
export async function readConfigFile(
  dataDirectory: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const path = join(dataDirectory, configFileName)
  let text: string
  try {
    if ((await stat(path)).size > longestFile) {
      throw new ConfigurationError(`${path} is larger than 1 MiB.`)
    }
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ConfigurationError(`${path} is not JSON; correct it or remove it.`, { cause: error })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigurationError(`${path} must hold one JSON object.`)
  }
  return value as Record<string, unknown>
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  )
}
