import type { Connection, Stream } from '@libp2p/interface'
import { HelloFrame } from '@tesela/protos/hello'
import { type Framed, framedStream, type Messages, messages } from '@tesela/wire'
import { HelloFailedError, HelloRefusedError, type Refusal } from '../errors.ts'
import { MAX_HELLO_FRAME } from '../protocols.ts'

type Step = Exclude<keyof HelloFrame, 'refused'>

/** One hello stream: frames in the order of the protocol, each with a deadline. */
export interface Conversation {
  readonly connection: Connection
  /** Peer ids as noise authenticated them, multihash bytes. */
  readonly remote: Uint8Array
  readonly remotePeerId: string
  send(frame: HelloFrame): void
  /**
   * The next frame, which must be that step and no other. Rejects with `HelloRefusedError` when the other
   * side refused, with `HelloFailedError` when it broke the protocol, ended, or took longer than `timeoutMs`.
   */
  receive<K extends Step>(step: K, timeoutMs: number): Promise<NonNullable<HelloFrame[K]>>
  /** Sends a refusal and resolves once it was handed to the connection, or a deadline is over. */
  refuse(refusal: Refusal, message: string): Promise<void>
  /** Ends the writing side in order. */
  close(): Promise<void>
  abort(error: Error): void
  /** Resolves when the other side ended the stream, however; a frame that comes instead ends it too. */
  ended(): Promise<void>
}

export function conversation(
  stream: Stream,
  connection: Connection,
  options: { readonly signal: AbortSignal; readonly closeTimeoutMs: number },
): Conversation {
  const channel = framedStream(stream, {
    maxFrameLength: MAX_HELLO_FRAME,
    highWaterMark: 2 * MAX_HELLO_FRAME,
    maxBuffered: 8 * MAX_HELLO_FRAME,
    signal: options.signal,
  })
  return new HelloConversation(connection, channel, options.closeTimeoutMs)
}

class HelloConversation implements Conversation {
  readonly connection: Connection
  readonly remote: Uint8Array
  readonly remotePeerId: string
  readonly #channel: Framed
  readonly #messages: Messages<HelloFrame>
  readonly #closeTimeoutMs: number

  constructor(connection: Connection, channel: Framed, closeTimeoutMs: number) {
    this.connection = connection
    this.remote = connection.remotePeer.toMultihash().bytes
    this.remotePeerId = connection.remotePeer.toString()
    this.#channel = channel
    this.#messages = messages<HelloFrame>(channel, HelloFrame)
    this.#closeTimeoutMs = closeTimeoutMs
  }

  send(frame: HelloFrame): void {
    // A conversation of a few capped frames: the channel's own limit is bound enough.
    this.#messages.send(frame)
  }

  async receive<K extends Step>(step: K, timeoutMs: number): Promise<NonNullable<HelloFrame[K]>> {
    const frame = await this.#next(step, timeoutMs)
    if (frame.refused !== undefined) {
      throw new HelloRefusedError(
        knownRefusal(frame.refused.code),
        printable(frame.refused.message),
      )
    }
    const body = frame[step]
    if (body === undefined || body === null || Object.keys(frame).length !== 1) {
      throw new HelloFailedError(
        `expected ${step}, got ${Object.keys(frame).join(', ') || 'nothing'}`,
      )
    }
    return body
  }

  async refuse(refusal: Refusal, message: string): Promise<void> {
    this.send({ refused: { code: refusal, message } })
    await this.close()
  }

  async close(): Promise<void> {
    await this.#channel.close({ signal: AbortSignal.timeout(this.#closeTimeoutMs) })
  }

  abort(error: Error): void {
    this.#channel.abort(error)
  }

  async ended(): Promise<void> {
    try {
      const frame = await this.#messages.next()
      if (frame !== null) this.abort(new HelloFailedError('a frame after the hello was over'))
    } catch {
      // However it ended: the admission that hung on this stream is over.
    }
  }

  async #next(step: Step, timeoutMs: number): Promise<HelloFrame> {
    let frame: HelloFrame | null
    try {
      frame = await this.#messages.next({ signal: AbortSignal.timeout(timeoutMs) })
    } catch (error) {
      throw new HelloFailedError(`no ${step} came`, { cause: error })
    }
    if (frame === null) throw new HelloFailedError(`the stream ended before ${step}`)
    return frame
  }
}

function knownRefusal(code: string): Refusal {
  return code === 'protocol_too_old' || code === 'busy' ? code : 'refused'
}

/** What a stranger wrote may end on a terminal. */
function printable(text: string): string {
  return text.slice(0, 200).replace(/[^\x20-\x7e]/g, '?')
}
