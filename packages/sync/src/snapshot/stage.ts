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
  /** Something is put together from parts: nothing else is asked for meanwhile. */
  readonly busy: boolean
  request(id: number, run: Run): SnapshotRequest
  /** Verifies the answer to a request for the run, and keeps it (C13, C16). */
  take(run: Run, answer: SnapshotAnswer): Taken
  /** The run will not be answered. */
  dropped(run: Run): void
}

export type Taken =
  /** So many places from the start of the run are here. */
  | { readonly verdict: 'valid'; readonly count: number; readonly bytes: number }
  /** More of the first place must be asked for, of the same peer. No verdict yet. */
  | { readonly verdict: 'more'; readonly request: (id: number) => SnapshotRequest }
  /** Nothing was kept, and nobody is to blame. */
  | { readonly verdict: 'neutral' }
  | { readonly verdict: 'invalid'; readonly why: string }

export const invalid = (why: string): Taken => ({ verdict: 'invalid', why })
