import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { OutputClosedError } from './errors.ts'
import { escapeBytes, escapeText } from './escape.ts'
import { toJson } from './json.ts'

/** Standard output with backpressure. What users stored is escaped when a person reads it. */
export interface Output {
  readonly isTerminal: boolean
  /**
   * Writes the bytes as they are; resolves when there is room for more.
   * @throws OutputClosedError when the reader is gone
   */
  write(chunk: Uint8Array | string): Promise<void>
  /** A line of our own words: nothing of it is escaped. */
  line(text: string): Promise<void>
  /** A stored value by itself: byte for byte, or escaped and ended by a newline on a terminal. */
  value(bytes: Uint8Array): Promise<void>
  /** A line of stored bytes, a tab between the columns. */
  lineOf(...columns: readonly Uint8Array[]): Promise<void>
  /** One JSON document on a line of its own. */
  json(value: unknown): Promise<void>
  /**
   * Resolves when all that was written has left: a command whose last words did not fit the disk has failed.
   * @throws OutputClosedError when the reader is gone, or the error of the system
   */
  finish(): Promise<void>
}

/** Small writes of one turn leave together: a system call a line would be most of the cost of a long listing. */
const largestPending = 64 * 1_024

export function createOutput(stream: Writable & { readonly isTTY?: boolean }): Output {
  const isTerminal = stream.isTTY === true
  let failure: Error | undefined
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const closed = error.code === 'EPIPE'
    failure ??= closed
      ? new OutputClosedError('The standard output is closed.', { cause: error })
      : error
  })

  const flush = (): boolean => {
    const chunk = Buffer.concat(pending)
    pending = []
    pendingBytes = 0
    return chunk.length === 0 || failure !== undefined || stream.write(chunk)
  }
  const write = async (...chunks: readonly (Uint8Array | string)[]): Promise<void> => {
    if (failure !== undefined) throw failure
    if (pending.length === 0) setImmediate(flush)
    for (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      pending.push(bytes)
      pendingBytes += bytes.length
    }
    if (pendingBytes < largestPending || flush()) return
    await once(stream, 'drain').catch((error: unknown) => {
      throw failure ?? error
    })
  }
  const shown = (bytes: Uint8Array) => (isTerminal ? escapeBytes(bytes) : bytes)

  return {
    isTerminal,
    write,
    line: (text) => write(text, '\n'),
    value: (bytes) => (isTerminal ? write(shown(bytes), '\n') : write(bytes)),
    lineOf: (...columns) =>
      write(
        ...columns.flatMap((bytes, index) => (index === 0 ? [shown(bytes)] : ['\t', shown(bytes)])),
        '\n',
      ),
    json: (value) => write(isTerminal ? escapeText(toJson(value)) : toJson(value), '\n'),
    finish: async () => {
      flush()
      // A stream calls back about a failure before it reports it as an event.
      if (failure === undefined)
        await new Promise<void>((done) => stream.write('', () => setImmediate(done)))
      if (failure !== undefined) throw failure
    },
  }
}
