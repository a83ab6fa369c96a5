import type { RunEntry } from '@tesela/merkle'
import type { CatchUp } from '../codec/catch-up-codec.ts'
import type { Unavailable } from '../codec/unavailable-codec.ts'
import type { LogRoot } from './log-root.ts'

/** Every request carries an id of its asker; the answer repeats it. Bounds: `message-codec.ts`. */
export type LogRequest =
  /** To the leader: how far? `neededRun`: the first that the asker lacks. */
  | { readonly type: 'fetchTarget'; readonly id: number; readonly neededRun: number }
  /** What is there of the log up to a root. */
  | {
      readonly type: 'fetchAvailability'
      readonly id: number
      readonly root: LogRoot
      readonly neededRun: number
    }
  | {
      readonly type: 'fetchEntries'
      readonly id: number
      /** That they are to be proven against (C9). */
      readonly root: LogRoot
      readonly fromRun: number
      readonly runs: number
      /** Of data. The first run comes whole, whatever its size. */
      readonly maxBytes: number
    }

export type LogAnswer =
  | {
      readonly type: 'target'
      readonly id: number
      readonly root: LogRoot
      /** The first entry that the leader's log has. */
      readonly firstIndex: number
    }
  | {
      readonly type: 'availability'
      readonly id: number
      /** The first run that is there whole. */
      readonly firstRun: number
      /** From the beginning of the log. */
      readonly runs: number
    }
  | LogEntriesAnswer
  | Unavailable<LogUnavailableReason>

/** Whole runs, one at least, at most as many as were asked for. */
export interface LogEntriesAnswer {
  readonly type: 'entries'
  readonly id: number
  readonly fromRun: number
  /** Of the first entry; the others follow without a gap. */
  readonly firstIndex: number
  readonly entries: readonly SentEntry[]
  readonly proof: Uint8Array
}

export interface SentEntry extends RunEntry {
  /** It is the last one of its run. */
  readonly endsRun: boolean
}

/** What travels on /tesela/sync/log/1. Bytes are owned by the message. */
export type LogMessage =
  | LogRequest
  | LogAnswer
  /** From the leader: the receiver is far behind within its log. */
  | CatchUp

/**
 * Why a provider does not serve, said at once. `failed` also stands for reasons of newer versions.
 * Numbers on the wire: `unavailable-reasons.ts`.
 */
export type LogUnavailableReason =
  /** It does not have so many runs, or others than the root says. */
  'unknown' | 'pruned' | 'syncingItself' | 'overloaded' | 'notLeader' | 'failed'

/** Of data in one answer, unless its only run is larger. */
export const ENTRIES_BYTES = 1024 * 1024

/** The largest run: one entry as large as an entry may be. */
export const RUN_BYTES = 4 * 1024 * 1024
