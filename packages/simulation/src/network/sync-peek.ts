import { LogSyncFrame } from '@tesela/protos/log-sync'

/** Number of `SyncFrame.answer` in sync.proto: what a session of catch-up is told. */
const ANSWER_FIELD = 5

export function isFetchAnswer(body: Uint8Array): boolean {
  return (body[0] ?? 0) >>> 3 === ANSWER_FIELD
}

/** Entries for who replays the log. */
export function isReplayAnswer(body: Uint8Array): boolean {
  return LogSyncFrame.decode(body).answer?.entries !== undefined
}
