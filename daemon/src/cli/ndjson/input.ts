import { createReadStream } from 'node:fs'
import type { Console } from '../console.ts'
import { unreadable } from '../value.ts'

/** The bytes of a file, or of the standard input for `-` and when no file is named. */
export async function* openInput(
  file: string | undefined,
  console: Console,
): AsyncGenerator<Uint8Array> {
  if (file === undefined || file === '-') {
    if (console.inputIsTerminal) console.notice('Type one record a line; Ctrl-D ends.')
    yield* console.input()
    return
  }
  try {
    yield* createReadStream(file, { highWaterMark: 256 * 1_024 })
  } catch (error) {
    throw unreadable(file, error)
  }
}
