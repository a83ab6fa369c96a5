import { type Digest, digestBytes, peaksIn, type RunHasher, verifyRange } from '@tesela/merkle'
import type { RangedEntry } from '../log-range/log-range.ts'
import { heldBytes } from './held-bytes.ts'
import type { LogRoot } from './log-root.ts'
import { type LogEntriesAnswer, RUN_BYTES } from './messages.ts'

/** Runs of the log that are proven: they are in the log that the root is of, and nowhere else. */
export interface Batch {
  readonly from: number
  /** The run behind the last. */
  readonly to: number
  readonly entries: readonly RangedEntry[]
  /** That they take in memory. */
  readonly bytes: number
  /** Of the range over the runs before. */
  readonly peaks: readonly Digest[]
}

/** What was asked for. */
export interface BatchRequest {
  readonly root: LogRoot
  readonly from: number
  readonly to: number
  readonly maxBytes: number
}

const ENTRIES_IN_RUN = 64

/** Total: the runs that were asked for, from the first on, or null (C9, C13, C16). */
export function verifyBatch(
  { root, from, to, maxBytes }: BatchRequest,
  answer: LogEntriesAnswer,
  hasher: RunHasher,
): Batch | null {
  const { firstIndex, proof } = answer
  if (answer.fromRun !== from || answer.entries.at(-1)?.endsRun !== true) return null
  const digests: Digest[] = []
  const entries: RangedEntry[] = []
  let bytes = 0
  let inRun = 0
  let index = firstIndex
  for (const entry of answer.entries) {
    const { term, type, data } = entry
    if (inRun === 0) hasher.begin(index)
    inRun += 1
    bytes += data.length
    if (inRun > ENTRIES_IN_RUN || bytes > RUN_BYTES) return null
    hasher.add(entry)
    entries.push({ index, term, type, data })
    index += 1
    if (!entry.endsRun) continue
    digests.push(hasher.digest())
    inRun = 0
  }
  if (from + digests.length > to || (digests.length > 1 && bytes > maxBytes)) return null
  const target = { root: root.root, leaves: root.runs, last: root.last }
  if (!verifyRange(target, from, digests, proof)) return null
  const text = Buffer.from(proof).toString('latin1', 0, peaksIn(from) * digestBytes)
  const peaks = Array.from({ length: peaksIn(from) }, (_, at) =>
    text.slice(at * digestBytes, (at + 1) * digestBytes),
  )
  return {
    from,
    to: from + digests.length,
    entries,
    bytes: heldBytes(entries.length, bytes),
    peaks,
  }
}
