import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { UnavailableError } from './errors.ts'
import { isAbsence, readFormat } from './format-file.ts'
import { logFileName } from './log-file.ts'

const pollInterval = 200
const chunkBytes = 64 * 1_024
const newline = 0x0a

export interface FollowOptions {
  /** Begin this many lines before the end; undefined: at the beginning. */
  readonly lines: number | undefined
  /** Go on with what is written until the signal. */
  readonly follow: boolean
  readonly signal: AbortSignal
}

/** The bytes of `daemon.log`, chunk by chunk. Starts again at the top when the daemon cut the file. */
export async function* followLog(
  dataDirectory: string,
  options: FollowOptions,
): AsyncGenerator<Uint8Array> {
  const { lines, follow, signal } = options
  const handle = await openLog(dataDirectory)
  try {
    let position = lines === undefined ? 0 : await startOfLastLines(handle, lines)
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead, buffer } = await handle.read(
        Buffer.allocUnsafe(chunkBytes),
        0,
        chunkBytes,
        position,
      )
      position += bytesRead
      if (bytesRead > 0) {
        yield buffer.subarray(0, bytesRead)
        continue
      }
      if (!follow) return
      await delay(pollInterval, undefined, { signal })
      if ((await handle.stat()).size < position) position = 0
    }
  } finally {
    await handle.close()
  }
}

async function openLog(dataDirectory: string): Promise<FileHandle> {
  await readFormat(dataDirectory)
  const path = join(dataDirectory, logFileName)
  try {
    return await open(path, 'r')
  } catch (error) {
    if (!isAbsence(error)) throw error
    throw new UnavailableError(`There is no log at ${path} yet; \`tesela start\` makes it.`, {
      cause: error,
    })
  }
}

/** Where the last `lines` lines begin, found from the end so that a long log costs no more than a short one. */
async function startOfLastLines(handle: FileHandle, lines: number): Promise<number> {
  let position = (await handle.stat()).size
  let missing = lines + 1
  while (position > 0) {
    const length = Math.min(chunkBytes, position)
    position -= length
    const { buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, position)
    // The newline that ends the last line divides nothing.
    for (let at = buffer.lastIndexOf(newline); at !== -1; at = before(buffer, at)) {
      missing -= 1
      if (missing === 0) return position + at + 1
    }
  }
  return 0
}

/** Where the last newline before `at` is; -1 for none. A search from -1 would begin at the end again. */
function before(buffer: Buffer, at: number): number {
  return at === 0 ? -1 : buffer.lastIndexOf(newline, at - 1)
}
