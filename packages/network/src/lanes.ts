import { CHANNEL_PROTOCOLS, CHANNELS, STRATEGY_FRAME_ENVELOPE } from './protocols.ts'
import type { HostSettings } from './settings.ts'
import type { Channel, StrategyProtocol } from './types.ts'

/** What of a channel must be known before its first byte. */
export interface Lane {
  readonly protocol: string
  /** A peer that does not speak it is a member all the same, and nothing is sent to it there. */
  readonly optional: boolean
  /** Longest body of a frame. */
  readonly bodyBytes: number
  /** Unsent bytes per peer, above which nothing more is taken. */
  readonly queueBytes: number
}

/** All that this host speaks, in the order in which their streams are opened. */
export type Lanes = ReadonlyMap<Channel, Lane>

/** libp2p agrees on strategies of catch-up protocol by protocol, and so nothing else says who has which. */
const STRATEGY_CHANNELS: ReadonlySet<Channel> = new Set(['sync', 'log'])

/** @throws RangeError - a strategy's name is none, or taken */
export function createLanes(
  { bodyBytes, queueBytes }: Pick<HostSettings, 'bodyBytes' | 'queueBytes'>,
  strategies: readonly StrategyProtocol[],
): Lanes {
  const lanes = new Map<Channel, Lane>()
  for (const channel of CHANNELS) {
    lanes.set(channel, {
      protocol: CHANNEL_PROTOCOLS[channel],
      optional: STRATEGY_CHANNELS.has(channel),
      bodyBytes: bodyBytes[channel],
      queueBytes: queueBytes[channel],
    })
  }
  for (const strategy of strategies) {
    const protocol = protocolOf(strategy)
    if ([...lanes.values()].some((lane) => lane.protocol === protocol)) {
      throw new RangeError(`${protocol} is taken`)
    }
    lanes.set(`sync/${strategy.name}`, {
      protocol,
      optional: true,
      bodyBytes: strategy.messageBytes + STRATEGY_FRAME_ENVELOPE,
      queueBytes: strategy.queueBytes,
    })
  }
  return lanes
}

function protocolOf({ name }: StrategyProtocol): string {
  if (!/^[a-z][a-z0-9-]{0,63}\/[1-9][0-9]{0,5}$/.test(name)) {
    throw new RangeError(`a strategy's name is <name>/<version>, and not '${name}'`)
  }
  return `/tesela/sync/${name}`
}
