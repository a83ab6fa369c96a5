import type { ByteString } from './byte-string.ts'
import type { KeptResult, Session } from './session.ts'

/** A session while a batch is applied: its own copy, edited in place, part of the state once the batch is sealed. */
export interface SessionDraft extends Session {
  readonly id: number
  readonly key: ByteString
  deadline: number
  acknowledged: number
  results: KeptResult[]
  resultBytes: number
}

export function draftSession(session: Session): SessionDraft {
  return { ...session, results: session.results.slice() }
}

/** What keeping a result costs beyond its bytes: a million empty results are not free. */
const keptOverhead = 64

/** Position of the first kept result whose sequence is not below the one asked for. */
export function resultPosition(results: readonly KeptResult[], sequence: number): number {
  const last = results.at(-1)
  if (last === undefined || last.sequence < sequence) return results.length
  let low = 0
  let high = results.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const kept = results[middle]
    if (kept !== undefined && kept.sequence < sequence) low = middle + 1
    else high = middle
  }
  return low
}

/** The result of the sequence, if it is kept. */
export function keptResult(
  results: readonly KeptResult[],
  sequence: number,
): KeptResult | undefined {
  const kept = results[resultPosition(results, sequence)]
  return kept?.sequence === sequence ? kept : undefined
}

/** What a kept result counts towards the limits. */
export function weightOf(kept: KeptResult): number {
  return kept.result.length + keptOverhead
}

/** Keeps a result; returns its weight. */
export function keepResult(
  session: SessionDraft,
  sequence: number,
  revision: number,
  result: Uint8Array,
): number {
  // A small encoding may be a view into a pool, which keeping it would hold on to.
  const own = result.byteLength < result.buffer.byteLength ? new Uint8Array(result) : result
  const position = resultPosition(session.results, sequence)
  const kept = { sequence, revision, result: own }
  session.results.splice(position, 0, kept)
  session.resultBytes += weightOf(kept)
  return weightOf(kept)
}

/** Releases every result up to and including the sequence; returns their weight. */
export function releaseResults(session: SessionDraft, through: number): number {
  if (through <= session.acknowledged) return 0
  session.acknowledged = through
  const released = session.results.splice(0, resultPosition(session.results, through + 1))
  const weight = released.reduce((sum, kept) => sum + weightOf(kept), 0)
  session.resultBytes -= weight
  return weight
}
