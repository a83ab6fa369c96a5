export interface Batch<Record> {
  readonly records: readonly Record[]
  /** Holds a key that came in an earlier record: must not overtake what came before. */
  readonly repeats: boolean
}

export interface BatchLimits {
  /** Bytes of the records together; a larger record is a batch of its own. */
  readonly bytes: number
  readonly records: number
}

export interface RecordFacts<Record> {
  sizeOf(record: Record): number
  /** Whether its key came in an earlier record. Asked once for each record, in order. */
  isRepeated(record: Record): boolean
}

/** Gathers records into batches within the limits, in order; none is empty. */
export async function* batchesOf<Record>(
  records: AsyncIterable<Record>,
  limits: BatchLimits,
  { sizeOf, isRepeated }: RecordFacts<Record>,
): AsyncGenerator<Batch<Record>> {
  let batch: Record[] = []
  let bytes = 0
  let repeats = false
  for await (const record of records) {
    const size = sizeOf(record)
    if (batch.length > 0 && (bytes + size > limits.bytes || batch.length >= limits.records)) {
      yield { records: batch, repeats }
      batch = []
      bytes = 0
      repeats = false
    }
    batch.push(record)
    bytes += size
    if (isRepeated(record)) repeats = true
  }
  if (batch.length > 0) yield { records: batch, repeats }
}
