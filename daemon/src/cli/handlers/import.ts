import { fstat, stat } from 'node:fs'
import { promisify } from 'node:util'
import { pipe } from 'it-pipe'
import type { Handler } from '../command.ts'
import { type CallContext, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { type BytesMap, onMap } from '../map.ts'
import { type Batch, batchesOf } from '../ndjson/batches.ts'
import { ImportStoppedError } from '../ndjson/errors.ts'
import { inFlight } from '../ndjson/in-flight.ts'
import { openInput } from '../ndjson/input.ts'
import { linesOf } from '../ndjson/lines.ts'
import { type KeyedRecord, readKeyed, readPair } from '../ndjson/record.ts'
import { countRepeatedKeys } from '../ndjson/repeated-keys.ts'
import { createProgress } from '../progress.ts'
import { shownSize } from '../shown-size.ts'

const batchLimits = { bytes: 256 * 1_024, records: 1_000 }
const width = 8

export const importMap: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = ''] = invocation.arguments
  const [field, file] = [options.text('key'), options.text('file')]
  const repeated = countRepeatedKeys()
  const progress = await createProgress(console, { json: options.flag('json'), lines: false })
  const total = await sizeOf(file)
  let read = 0
  let written = 0
  const begun = performance.now()
  try {
    await withDatabase(invocation, async (database, call) => {
      // Makes the map before the first line, so that an empty input leaves an empty map.
      const map = await onMap(database, name, 'json', call, async (opened) => {
        await opened.size({ ...call, consistency: 'linearizable' })
        return opened
      })
      const write = async (batch: Batch) => {
        await writeRecords(map, batch.records, call)
        written += batch.records.length
        progress.update(read, total, `${written} records, ${shownSize(read)}`)
      }
      await pipe(
        count(openInput(file, console), (bytes) => {
          read += bytes
        }),
        (chunks) => linesOf(chunks),
        (lines) => recordsOf(lines, field),
        (records) => batchesOf(records, batchLimits, repeated.isRepeated),
        (batches) => inFlight(batches, write, { width, inOrder: (batch) => batch.repeats }),
      )
    })
  } catch (error) {
    throw withCount(error, written)
  } finally {
    progress.stop()
  }
  const seconds = (performance.now() - begun) / 1_000
  const done = {
    records: written,
    bytes: read,
    repeatedKeys: repeated.count,
    seconds: Number(seconds.toFixed(3)),
  }
  if (options.flag('json')) await console.output.json(done)
  else {
    const repeats =
      repeated.count === 0
        ? ''
        : `; ${repeated.count} of them had a key that came before, and the last one counts`
    await console.output.line(
      `Imported ${written} records into ${name} in ${seconds.toFixed(1)}s${repeats}.`,
    )
  }
  return exitDone
}

async function* recordsOf(
  lines: ReturnType<typeof linesOf>,
  field: string | undefined,
): AsyncGenerator<KeyedRecord> {
  for await (const line of lines)
    yield field === undefined ? readPair(line) : readKeyed(line, field)
}

async function* count(
  chunks: AsyncIterable<Uint8Array>,
  add: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    add(chunk.length)
    yield chunk
  }
}

/** One command, or, where a group's limits are smaller than a batch, two of half the size. */
async function writeRecords(
  map: BytesMap,
  records: readonly KeyedRecord[],
  call: CallContext,
): Promise<void> {
  try {
    await map.setMany(
      records.map(({ key, value }) => [key, value] as const),
      call,
    )
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'limit_exceeded'
    if (!tooLarge || records.length === 1) throw error
    const half = Math.ceil(records.length / 2)
    await writeRecords(map, records.slice(0, half), call)
    await writeRecords(map, records.slice(half), call)
  }
}

/** Bytes of the input, for the progress bar; 0 where it is no file. */
async function sizeOf(file: string | undefined): Promise<number> {
  try {
    const found =
      file === undefined || file === '-' ? await promisify(fstat)(0) : await promisify(stat)(file)
    return found.isFile() ? found.size : 0
  } catch {
    // Reading it will say what is wrong.
    return 0
  }
}

function withCount(error: unknown, written: number): unknown {
  if (!(error instanceof Error && 'code' in error && 'outcome' in error)) return error
  const { code, outcome } = error
  if (typeof code !== 'string' || typeof outcome !== 'string') return error
  return new ImportStoppedError(error, { code, outcome, written })
}
