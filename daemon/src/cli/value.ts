import { createReadStream } from 'node:fs'
import { argumentBytes } from './argument-bytes.ts'
import type { Console } from './console.ts'
import { UsageError } from './errors.ts'
import { systemReason } from './system-failure.ts'

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
  if (file !== undefined)
    return file === '-' ? readAll(what, console.input()) : readValueFile(what, file)
  if (text === undefined)
    throw new UsageError(`${what} is missing: give it as an argument, as - or as a file.`)
  return text === '-'
    ? readAll(what, console.input())
    : argumentBytes(what, text, 'give it as - or as a file')
}

async function readValueFile(what: string, file: string): Promise<Uint8Array> {
  // A length that the system states is no bound: that of a device is nought, and a file may grow.
  const stream = createReadStream(file)
  try {
    return await readAll(what, stream)
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(file, error)
  }
}

async function readAll(what: string, input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of input) {
    length += chunk.length
    if (length > longestInput)
      throw new UsageError(`${what} is longer than 64MiB; no group takes that.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function unreadable(file: string, error: unknown): UsageError {
  return new UsageError(`Cannot read ${file}: ${systemReason(error)}.`, { cause: error })
}
