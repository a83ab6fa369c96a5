import type { Message } from '@tesela/raft'
import type { CatchUp } from './catch-up/catch-up.ts'
import type { LogReplay } from './catch-up/log-replay.ts'
import type { Asks } from './forward/asks.ts'
import type { ForwardServer } from './forward/server.ts'
import type { ReceiverOptions } from './receiver.ts'
import type { RootWatch } from './roots/root-watch.ts'

/** Who is told of what a frame holds. */
export type FrameRoutes = Pick<ReceiverOptions, 'message' | 'forward' | 'sync' | 'log' | 'own'>

export interface FrameRoutesOptions {
  readonly server: Pick<ForwardServer, 'serve'>
  readonly asks: Pick<Asks, 'answered'>
  readonly roots: Pick<RootWatch, 'received'>
  readonly catchUp: Pick<CatchUp<unknown>, 'received' | 'receivedOwn'>
  readonly replay: Pick<LogReplay, 'received'>
  message(message: Message): void
}

export function createFrameRoutes(options: FrameRoutesOptions): FrameRoutes {
  const { server, asks, roots, catchUp, replay } = options
  return {
    message: (message) => options.message(message),
    forward(from, { requestId, request, response }) {
      if (request !== undefined) server.serve(from, requestId, request)
      else if (response !== undefined) asks.answered(from, requestId, response)
    },
    sync(from, message) {
      if (message.type === 'report' || message.type === 'verdict') roots.received(from, message)
      else catchUp.received(from, message)
    },
    log: (from, message) => replay.received(from, message),
    own: (from, channel, frame) => catchUp.receivedOwn(from, channel, frame),
  }
}
