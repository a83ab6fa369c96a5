import { decodeStrategyFrame, MalformedMessageError, type StrategyFrame } from '@tesela/sync'
import type { OwnStrategies } from '../catch-up/own-strategies.ts'
import { MalformedFrameError } from '../errors.ts'
import type { StrategyChannel } from '../seams.ts'

/** Null: a message of a newer version, which is nothing to us. Throws `MalformedFrameError`. */
export function decodeOwnFrame(
  strategies: OwnStrategies,
  channel: StrategyChannel,
  body: Uint8Array,
): StrategyFrame<unknown> | null {
  const strategy = strategies.get(channel)
  if (strategy === undefined) throw new MalformedFrameError('a strategy that this member lacks')
  try {
    return decodeStrategyFrame(strategy, body)
  } catch (cause) {
    if (!(cause instanceof MalformedMessageError)) throw cause
    throw new MalformedFrameError(cause.message, { cause })
  }
}
