import { InputError } from './errors.ts'

/** One line without its end. */
export interface Line {
  /** The exact bytes; of a CRLF line the carriage return is not part. */
  readonly bytes: Uint8Array
  /** From 1. */
  readonly number: number
}

const newline = 0x0a
const carriageReturn = 0x0d
/** Longer than any command of a group may be. */
const longestLine = 16 << 20

/**
 * Cuts bytes into lines, whatever the chunks. Empty lines are left out and counted; the last one needs no end.
 * @throws InputError for a line longer than `limit` bytes
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = longestLine,
): AsyncGenerator<Line> {
  let rest: Uint8Array[] = []
  let restBytes = 0
  let number = 1
  const lineFrom = (tail: Uint8Array): Line => {
    const bytes = rest.length === 0 ? tail : Buffer.concat([...rest, tail])
    rest = []
    restBytes = 0
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length
    return { bytes: bytes.subarray(0, end), number: number++ }
  }
  for await (const chunk of chunks) {
    let begin = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, begin)) {
      if (restBytes + end - begin > limit) throw tooLong(number, limit)
      const line = lineFrom(chunk.subarray(begin, end))
      if (line.bytes.length > 0) yield line
      begin = end + 1
    }
    const tail = chunk.subarray(begin)
    restBytes += tail.length
    if (restBytes > limit) throw tooLong(number, limit)
    if (tail.length > 0) rest.push(tail)
  }
  if (restBytes === 0) return
  const line = lineFrom(new Uint8Array(0))
  if (line.bytes.length > 0) yield line
}

function tooLong(number: number, limit: number): InputError {
  return new InputError(number, `is longer than ${limit} bytes`)
}
