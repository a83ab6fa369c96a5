import type { Channel } from '@tesela/group'

/** One direction between two machines. */
export interface Link {
  /** Milliseconds that every frame takes, and up to how much more. */
  latencyMs: number
  jitterMs: number
  /** Probability that a frame is lost, or comes twice. */
  loss: number
  duplicate: number
  /** Frames of one channel may overtake each other. */
  reorders: boolean
  /** Bytes a millisecond. */
  bandwidth: number
  /** Frames vanish, and nobody is told. */
  silent: boolean
  /**
   * When each of the frames that are on their way arrives, by channel. Each has a queue of its own, as in the host of the
   * real network: what fills one refuses nothing of another.
   */
  readonly arrivals: Map<Channel, readonly number[]>
  /** When the last byte of what was sent leaves. */
  busyUntil: number
  /** When the newest frame of a channel arrives. */
  readonly arrival: Map<Channel, number>
}

export type LinkShape = Pick<
  Link,
  'latencyMs' | 'jitterMs' | 'loss' | 'duplicate' | 'reorders' | 'bandwidth'
>

export function createLink(shape: LinkShape): Link {
  return { ...shape, silent: false, arrivals: new Map(), busyUntil: 0, arrival: new Map() }
}

/** Nothing is on its way any more: what was belonged to a connection that ended. */
export function clearLink(link: Link): void {
  link.busyUntil = 0
  link.arrivals.clear()
  link.arrival.clear()
}

/** A frame of the channel leaves, and arrives then. */
export function enqueue({ arrivals }: Link, channel: Channel, at: number): void {
  arrivals.set(channel, [...(arrivals.get(channel) ?? []), at])
}

/** Frames of the channel on their way at this time. */
export function queuedOn({ arrivals }: Link, channel: Channel, now: number): number {
  const left = (arrivals.get(channel) ?? []).filter((at) => at > now)
  arrivals.set(channel, left)
  return left.length
}
