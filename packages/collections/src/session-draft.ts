import type { ByteString } from './byte-string.ts'
import { KeptResults, weightOf } from './kept-results.ts'
import type { Session } from './session.ts'

/** A session while entries are applied: edited in place, part of the state once they are sealed. */
export interface SessionDraft {
  readonly id: number
  readonly key: ByteString
  deadline: number
  acknowledged: number
  readonly results: KeptResults
  resultBytes: number
}

/** O(1). */
export function draftSession(session: Session): SessionDraft {
  return { ...session, results: new KeptResults(session.results) }
}

/** The draft must not be used afterwards. */
export function sealSession(draft: SessionDraft): Session {
  return { ...draft, results: draft.results.seal() }
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
  const kept = { sequence, revision, result: own }
  session.results.add(kept)
  const weight = weightOf(kept)
  session.resultBytes += weight
  return weight
}

/** Releases every result up to and including the sequence; returns their weight. */
export function releaseResults(session: SessionDraft, through: number): number {
  if (through <= session.acknowledged) return 0
  session.acknowledged = through
  const weight = session.results.release(through)
  session.resultBytes -= weight
  return weight
}
