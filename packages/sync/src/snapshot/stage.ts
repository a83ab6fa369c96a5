import type { SnapshotAnswer, SnapshotRequest } from './messages.ts'
import type { Places, Run } from './places.ts'

/** A part of the transfer: what is asked for next depends on what came before. */
export interface Stage {
  readonly phase: 'manifest' | 'digests' | 'leaves'
  readonly places: Places
  /** How many places one request asks for at most. */
  readonly runLength: number
  /** What an answer may have, in bytes. */
  readonly answerBytes: number
  /** There is no room for what comes next: nothing is asked for meanwhile. */
  readonly busy: boolean
  request(id: number, run: Run): SnapshotRequest
  /** Verifies the answer to a request for the run, and keeps it (C13, C16). */
  take(run: Run, answer: SnapshotAnswer): Taken
  /** The answer to a request for the run is over: so many places from its start are here, the rest is a gap (C11, C12). */
  settled(run: Run, held: number): void
  /** An answer to a request for the run would bring something. */
  awaits(run: Run): boolean
}

export type Taken =
  /** So many places from the start of the run are here. */
  | { readonly verdict: 'valid'; readonly count: number; readonly bytes: number }
  /** More of the first place must be asked for, of the same peer. No verdict yet. */
  | {
      readonly verdict: 'more'
      readonly request: (id: number) => SnapshotRequest
      readonly bytes: number
    }
  /** Nothing was kept, and nobody is to blame. */
  | { readonly verdict: 'neutral' }
  | { readonly verdict: 'invalid'; readonly why: string }

export const invalid = (why: string): Taken => ({ verdict: 'invalid', why })
