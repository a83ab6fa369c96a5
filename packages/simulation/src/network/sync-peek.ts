/** Number of `SyncFrame.answer` in sync.proto: what a session of catch-up is told. */
const ANSWER_FIELD = 5

export function isFetchAnswer(body: Uint8Array): boolean {
  return (body[0] ?? 0) >>> 3 === ANSWER_FIELD
}
