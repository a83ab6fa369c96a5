/** The version of the local protocol that this client speaks, and the oldest that it still understands. */
export const PROTOCOL = 1
export const MIN_PROTOCOL = 1

/** For people and logs. */
export const CLIENT_VERSION = '@tesela/client 0.1.0'

/** Cap on a frame either way: the largest command and its envelope. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024 + 64 * 1024
/** Cap on one operation as this client encodes it: what is left of a frame beside its envelope. */
export const MAX_OPERATION_BYTES = MAX_FRAME_BYTES - 1024

/** Cap on all texts of one request together, an invite among them. */
export const MAX_TEXT_BYTES = 68 * 1024
/** Cap on what a group is called by, in characters. */
export const MAX_GROUP_LENGTH = 256

export const DEFAULT_TIMEOUT_MS = 10_000

/** Sequences of a session that may be without an acknowledged result at the same time. */
export const SESSION_WINDOW = 1024
