import type { KeyedRecord } from './record.ts'

export interface Batch {
  readonly records: readonly KeyedRecord[]
  /** Holds a key that came in an earlier record: must not overtake what came before. */
  readonly repeats: boolean
}

export interface BatchLimits {
  /** Bytes of keys and values; a larger record is a batch of its own. */
  readonly bytes: number
  readonly records: number
}

/**
 * Gathers records into batches within the limits, in order; none is empty. `isRepeated` is asked once for each
 * key, in order.
 */
export async function* batchesOf(
  records: AsyncIterable<KeyedRecord>,
  limits: BatchLimits,
  isRepeated: (key: Uint8Array) => boolean,
): AsyncGenerator<Batch> {
  let batch: KeyedRecord[] = []
  let bytes = 0
  let repeats = false
  for await (const record of records) {
    const size = record.key.length + record.value.length
    if (batch.length > 0 && (bytes + size > limits.bytes || batch.length >= limits.records)) {
      yield { records: batch, repeats }
      batch = []
      bytes = 0
      repeats = false
    }
    batch.push(record)
    bytes += size
    if (isRepeated(record.key)) repeats = true
  }
  if (batch.length > 0) yield { records: batch, repeats }
}
