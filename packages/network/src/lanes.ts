import {
  CHANNEL_PROTOCOLS,
  CHANNELS,
  PEER_FRAME_ENVELOPE,
  STRATEGY_FRAME_ENVELOPE,
} from './protocols.ts'
import type { HostSettings } from './settings.ts'
import type { Channel, StrategyProtocol } from './types.ts'

/** What of a channel must be known before its first byte. */
export interface Lane {
  readonly protocol: string
  /** A peer that does not speak it is a member all the same, and nothing is sent to it there. */
  readonly optional: boolean
  /** Without it a peer is of no use: it is not up before its stream is open, and its connection ends where that stays away. */
  readonly vital: boolean
  /** Longest body of a frame. */
  readonly bodyBytes: number
  /** Unsent bytes per peer, above which nothing more is taken. */
  readonly queueBytes: number
}

/** All that this host speaks, in the order in which their streams are opened. */
export type Lanes = ReadonlyMap<Channel, Lane>

/** libp2p agrees on strategies of catch-up protocol by protocol, and so nothing else says who has which. */
const STRATEGY_CHANNELS: ReadonlySet<Channel> = new Set(['sync', 'log'])

/** What ours are called, on the wire and by people, in every version that may come. */
const OWN_NAMES: ReadonlySet<string> = new Set(['snapshot', 'log', 'log-replay'])

/** @throws RangeError - a strategy's name is none, or taken, or its bounds are none */
export function createLanes(
  { bodyBytes, queueBytes }: Pick<HostSettings, 'bodyBytes' | 'queueBytes'>,
  strategies: readonly StrategyProtocol[],
): Lanes {
  const lanes = new Map<Channel, Lane>()
  for (const channel of CHANNELS) {
    lanes.set(channel, {
      protocol: CHANNEL_PROTOCOLS[channel],
      optional: STRATEGY_CHANNELS.has(channel),
      vital: true,
      bodyBytes: bodyBytes[channel],
      queueBytes: queueBytes[channel],
    })
  }
  for (const strategy of strategies) {
    checkBounds(strategy)
    const protocol = protocolOf(strategy)
    if ([...lanes.values()].some((lane) => lane.protocol === protocol)) {
      throw new RangeError(`${protocol} is taken`)
    }
    lanes.set(`sync/${strategy.name}`, {
      protocol,
      optional: true,
      vital: false,
      bodyBytes: strategy.messageBytes + STRATEGY_FRAME_ENVELOPE,
      // Of whole frames: the longest message fits.
      queueBytes: strategy.queueBytes + STRATEGY_FRAME_ENVELOPE + PEER_FRAME_ENVELOPE,
    })
  }
  return lanes
}

function protocolOf({ name }: StrategyProtocol): string {
  if (!/^[a-z][a-z0-9-]{0,63}\/[1-9][0-9]{0,5}$/.test(name)) {
    throw new RangeError(`a strategy's name is <name>/<version>, and not '${name}'`)
  }
  if (OWN_NAMES.has(name.slice(0, name.indexOf('/')))) throw new RangeError(`${name} is taken`)
  return `/tesela/sync/${name}`
}

/** A cap that is no number is none: a frame of any length would be taken. */
function checkBounds({ name, messageBytes, queueBytes }: StrategyProtocol): void {
  const isBounded = Number.isSafeInteger(messageBytes) && Number.isSafeInteger(queueBytes)
  if (isBounded && messageBytes > 0 && queueBytes >= messageBytes) return
  throw new RangeError(
    `${name} has messages of ${messageBytes} bytes, and a queue of ${queueBytes}`,
  )
}
