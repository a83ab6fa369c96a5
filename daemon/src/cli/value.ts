import { readFile } from 'node:fs/promises'
import type { Console } from './console.ts'
import { UsageError } from './errors.ts'

const utf8 = new TextEncoder()
/** More than any group takes; the daemon checks the group's own limit. */
const longestInput = 64 << 20

/**
 * The bytes of a value: of a file, of the standard input for `-`, or of the text itself.
 * @throws UsageError when both or neither is given, or the file cannot be read
 */
export async function readValue(
  what: string,
  text: string | undefined,
  file: string | undefined,
  console: Console,
): Promise<Uint8Array> {
  if (text !== undefined && file !== undefined) {
    throw new UsageError(`${what} is given twice: as an argument and as a file.`)
  }
  if (file !== undefined) return file === '-' ? readInput(what, console) : readValueFile(file)
  if (text === undefined)
    throw new UsageError(`${what} is missing: give it as an argument, as - or as a file.`)
  return text === '-' ? readInput(what, console) : utf8.encode(text)
}

async function readValueFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw unreadable(file, error)
  }
}

async function readInput(what: string, console: Console): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of console.input()) {
    length += chunk.length
    if (length > longestInput)
      throw new UsageError(`${what} is longer than 64MiB; no group takes that.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function unreadable(file: string, error: unknown): UsageError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const words = reason === 'ENOENT' ? 'there is no such file' : reason
  return new UsageError(`Cannot read ${file}: ${words}.`, { cause: error })
}
