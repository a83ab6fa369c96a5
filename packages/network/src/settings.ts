import type { StandingChannel } from './types.ts'

const KiB = 1024
const MiB = 1024 * KiB

/** Everything about the host that can be tuned. Times are milliseconds, sizes bytes. */
export interface HostSettings {
  /** One address of one peer. */
  readonly dialTimeoutMs: number
  /** One step of a hello: a frame of the other side, or an answer of this side's group. */
  readonly helloStepTimeoutMs: number
  /** How long an admission may take to commit. */
  readonly admitTimeoutMs: number
  /** A connection on which nobody was admitted by then is closed. */
  readonly admissionDeadlineMs: number
  /** An older connection that does not answer a ping by then is dead. */
  readonly pingTimeoutMs: number
  readonly closeTimeoutMs: number
  /** Redial: full jitter below base × 2^attempt, and never above the cap. */
  readonly redialBaseMs: number
  readonly redialCapMs: number
  /** A stream that died is opened anew after this long, twice as long each time up to 16 times; then the connection is given up. */
  readonly reopenBaseMs: number
  /** A silent peer is noticed after at most interval + timeout. The timeout must exceed the longest stall of the event loop. */
  readonly monitorIntervalMs: number
  readonly monitorTimeoutMs: number
  readonly maxConnections: number
  /** Refused hellos per remote address within the window; beyond that it hears `busy`. */
  readonly refusals: number
  readonly refusalWindowMs: number
  /** Frames and streams that break the protocol, per connection, before it is closed; of a strategy of a user's own, before that is refused. */
  readonly maxFaults: number
  /**
   * What a stream may have on its way: from 256 KiB, which yamux begins with, to 64 MiB. All that is on its way stands before a heartbeat, in the buffers
   * of kernels and routers where nothing overtakes it, so this is what bounds its wait: a link has to carry one window
   * for each busy channel within a fraction of an election timeout. And a stream carries no more than this in each
   * round trip.
   */
  readonly streamWindowBytes: number
  /** Unsent bytes per peer, above which `send` answers false. */
  readonly queueBytes: Readonly<Record<StandingChannel, number>>
  /** Longest body of a frame. */
  readonly bodyBytes: Readonly<Record<StandingChannel, number>>
}

export const defaultSettings: HostSettings = {
  dialTimeoutMs: 3_000,
  helloStepTimeoutMs: 5_000,
  admitTimeoutMs: 15_000,
  admissionDeadlineMs: 10_000,
  pingTimeoutMs: 1_000,
  closeTimeoutMs: 1_000,
  redialBaseMs: 100,
  redialCapMs: 10_000,
  reopenBaseMs: 50,
  monitorIntervalMs: 750,
  monitorTimeoutMs: 1_000,
  maxConnections: 300,
  refusals: 30,
  refusalWindowMs: 10_000,
  maxFaults: 16,
  streamWindowBytes: 256 * KiB,
  queueBytes: { urgent: 1 * MiB, append: 8 * MiB, forward: 16 * MiB, sync: 8 * MiB, log: 8 * MiB },
  bodyBytes: {
    urgent: 64 * KiB,
    // A command, what an append carries beyond its first entry, and the envelope.
    append: 4 * MiB + 256 * KiB + 64 * KiB,
    forward: 4 * MiB + 64 * KiB,
    sync: 4 * MiB + 64 * KiB,
    log: 4 * MiB + 64 * KiB,
  },
}
