import * as protos from '@tesela/protos/sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { type CatchUp, catchUpOfProto, protoOfCatchUp } from '../codec/catch-up-codec.ts'
import { MalformedMessageError } from '../errors.ts'
import type { MessageCodec, SnapshotStrategy } from './snapshot-strategy.ts'

/** What travels on the protocol of a strategy of a user's own: its messages, and the leader's order to catch up by it. */
export type StrategyFrame<Message> =
  | CatchUp
  | { readonly type: 'message'; readonly message: Message }

interface Decoded<Message> extends Pick<SnapshotStrategy<Message>, 'name' | 'messageBytes'> {
  readonly codec: Pick<MessageCodec<Message>, 'decode'>
}

/** @throws RangeError - the message is longer than the strategy says that any is: nobody would take it */
export function encodeStrategyFrame<Message>(
  { name, codec, messageBytes }: Pick<SnapshotStrategy<Message>, 'name' | 'codec' | 'messageBytes'>,
  frame: StrategyFrame<Message>,
): Uint8Array {
  if (frame.type === 'catchUp')
    return protos.StrategyFrame.encode({ catchUp: protoOfCatchUp(frame) })
  const message = codec.encode(frame.message)
  if (message.length > messageBytes) {
    throw new RangeError(`a message of ${name} has ${message.length} bytes, not ${messageBytes}`)
  }
  return protos.StrategyFrame.encode({ message })
}

/** Copies what it keeps. Null: of a newer version. @throws MalformedMessageError */
export function decodeStrategyFrame<Message>(
  { name, codec, messageBytes }: Decoded<Message>,
  body: Uint8Array,
): StrategyFrame<Message> | null {
  const { catchUp, message: bytes } = decodeFrame(body)
  atMostOne([catchUp, bytes], 'several messages in one frame')
  if (catchUp !== undefined) return catchUpOfProto(catchUp)
  if (bytes === undefined) return null
  if (bytes.length > messageBytes) {
    throw new MalformedMessageError(`a message of ${name} has more than ${messageBytes} bytes`)
  }
  try {
    const message = codec.decode(new Uint8Array(bytes))
    return message === null ? null : { type: 'message', message }
  } catch (cause) {
    // Not ours: whatever it says, it is said of bytes that a peer sent.
    throw new MalformedMessageError(`a message of ${name} does not decode`, { cause })
  }
}

function decodeFrame(body: Uint8Array): protos.StrategyFrame {
  try {
    return protos.StrategyFrame.decode(body)
  } catch (cause) {
    throw new MalformedMessageError('a frame of a strategy does not decode', { cause })
  }
}
