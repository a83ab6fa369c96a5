import { decodeStrategyFrame, MalformedMessageError, type StrategyFrame } from '@tesela/sync'
import type { OwnStrategies } from '../catch-up/own-strategies.ts'
import { MalformedFrameError } from '../errors.ts'
import type { StrategyChannel } from '../seams.ts'

/**
 * Whose frames the host takes for the sake of another group. The leader knows only that they find a way here: its order to
 * catch up is one all the same, and followed by a strategy that is here.
 */
const lacking = {
  name: 'a strategy that this member lacks',
  messageBytes: 0,
  codec: {
    decode(): never {
      throw new MalformedFrameError('a message to nobody')
    },
  },
}

/** Null: a message of a newer version, which is nothing to us. Throws `MalformedFrameError`. */
export function decodeOwnFrame(
  strategies: OwnStrategies,
  channel: StrategyChannel,
  body: Uint8Array,
): StrategyFrame<unknown> | null {
  try {
    return decodeStrategyFrame(strategies.get(channel) ?? lacking, body)
  } catch (cause) {
    if (!(cause instanceof MalformedMessageError)) throw cause
    throw new MalformedFrameError(cause.message, { cause })
  }
}
