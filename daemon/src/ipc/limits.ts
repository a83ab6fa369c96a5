/** What the local socket lets its clients take, all together and each. */
export interface IpcLimits {
  readonly maxConnections: number
  /** Requests under way: of one connection, and of all. */
  readonly maxRequestsPerConnection: number
  readonly maxRequests: number
  /** Bytes of the requests under way, of all connections. */
  readonly maxRequestBytes: number
  /** Cap on a frame either way: the largest command and its envelope. */
  readonly maxFrameBytes: number
  /** Entries in one write. */
  readonly maxEntries: number
  /** Responses that a client has not read: from here on its requests are not read either. */
  readonly responseHighWaterBytes: number
  /** Above this it is cut off at once. */
  readonly maxResponseBytes: number
  /** How long a client may leave responses unread before it is cut off. */
  readonly stallMs: number
  /** How long a client may take for its hello. */
  readonly helloMs: number
  /** For requests that name no deadline. */
  readonly defaultDeadlineMs: number
  /** What a request answered `overloaded` is told to wait. */
  readonly retryAfterMs: number
}

const MiB = 1024 * 1024

export const defaultIpcLimits: IpcLimits = {
  maxConnections: 1024,
  maxRequestsPerConnection: 4096,
  maxRequests: 65_536,
  maxRequestBytes: 128 * MiB,
  maxFrameBytes: 4 * MiB + 64 * 1024,
  maxEntries: 256,
  responseHighWaterBytes: 4 * MiB,
  maxResponseBytes: 64 * MiB,
  stallMs: 10_000,
  helloMs: 5_000,
  defaultDeadlineMs: 10_000,
  retryAfterMs: 50,
}
