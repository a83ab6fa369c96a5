import { pipe } from 'it-pipe'
import { type Batch, batchesOf } from './batches.ts'
import { ImportStoppedError, InputError } from './errors.ts'
import { inFlight } from './in-flight.ts'
import { type Line, linesOf } from './lines.ts'
import { countRepeatedKeys } from './repeated-keys.ts'

/** How lines become records of a collection, and records become writes. */
export interface Importer<Record> {
  read(line: Line): Record
  sizeOf(record: Record): number
  /** Absent: records have no keys. */
  keyOf?(record: Record): Uint8Array
  /** One atomic step. */
  write(records: readonly Record[]): Promise<unknown>
  /** `always`: the order of the records is part of what is imported. `repeats`: of a key the last one counts. */
  readonly inOrder: 'always' | 'repeats'
  /** The collection holds one value: a second line is an error, before anything is written. */
  readonly isSingle?: boolean
  /** What importing all of it again does, such as `is harmless`. */
  readonly again: string
}

export interface Imported {
  readonly records: number
  readonly bytes: number
  /** Undefined where records have no keys. */
  readonly repeatedKeys?: number
}

const batchLimits = { bytes: 256 * 1_024, records: 1_000 }
const width = 8

/**
 * Reads lines and writes them in batches, some at once; what is kept in memory is bounded by them.
 * @throws ImportStoppedError with what was written before
 */
export async function importRecords<Record>(
  input: AsyncIterable<Uint8Array>,
  importer: Importer<Record>,
  progress: (records: number, bytes: number) => void,
): Promise<Imported> {
  const repeated = countRepeatedKeys()
  let [bytes, records] = [0, 0]
  const write = async (batch: Batch<Record>) => {
    await writeOrSplit(importer, batch.records)
    records += batch.records.length
    progress(records, bytes)
  }
  try {
    await pipe(
      countBytes(input, (count) => {
        bytes += count
      }),
      (chunks) => linesOf(chunks),
      (lines) => (importer.isSingle === true ? onlyOne(lines) : lines),
      (lines) => recordsOf(lines, importer),
      (all) =>
        batchesOf(all, batchLimits, {
          sizeOf: (record) => importer.sizeOf(record),
          isRepeated: (record) =>
            importer.keyOf !== undefined && repeated.isRepeated(importer.keyOf(record)),
        }),
      (batches) =>
        inFlight(batches, write, {
          width,
          inOrder: (batch) => importer.inOrder === 'always' || batch.repeats,
        }),
    )
  } catch (error) {
    throw withCount(error, records, importer.again)
  }
  return {
    records,
    bytes,
    ...(importer.keyOf === undefined ? {} : { repeatedKeys: repeated.count }),
  }
}

async function* recordsOf<Record>(
  lines: AsyncIterable<Line>,
  importer: Importer<Record>,
): AsyncGenerator<Record> {
  for await (const line of lines) yield importer.read(line)
}

/** Held back until the end of the input has shown that there is no other. */
async function* onlyOne(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let only: Line | undefined
  for await (const line of lines) {
    if (only !== undefined) throw new InputError(line.number, 'is one too many: there is one value')
    only = line
  }
  if (only !== undefined) yield only
}

async function* countBytes(
  chunks: AsyncIterable<Uint8Array>,
  add: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    add(chunk.length)
    yield chunk
  }
}

/** One command, or, where a group's limits are smaller than a batch, two of half the size. */
async function writeOrSplit<Record>(
  importer: Importer<Record>,
  records: readonly Record[],
): Promise<void> {
  try {
    await importer.write(records)
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'limit_exceeded'
    if (!tooLarge || records.length === 1) throw error
    const half = Math.ceil(records.length / 2)
    await writeOrSplit(importer, records.slice(0, half))
    await writeOrSplit(importer, records.slice(half))
  }
}

function withCount(error: unknown, written: number, again: string): unknown {
  if (!(error instanceof Error && 'code' in error && 'outcome' in error)) return error
  const { code, outcome } = error
  if (typeof code !== 'string' || typeof outcome !== 'string') return error
  return new ImportStoppedError(error, { code, outcome, written, again })
}
