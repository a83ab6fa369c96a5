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
  /** When each of the frames that are on their way arrives: as many as a socket's buffer holds. */
  arrivals: number[]
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
  return { ...shape, silent: false, arrivals: [], busyUntil: 0, arrival: new Map() }
}

/** Frames on their way at this time. */
export function queuedOn(link: Link, now: number): number {
  if (link.arrivals.length > 0) link.arrivals = link.arrivals.filter((at) => at > now)
  return link.arrivals.length
}
