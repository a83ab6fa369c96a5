import type { ReplicaId } from '@tesela/raft'
import type { OwnStrategies } from './catch-up/own-strategies.ts'
import { type ConnectionsOptions, createConnections } from './connections.ts'
import { createAnswers } from './forward/answers.ts'
import { createForwardServer, type ForwardServerOptions } from './forward/server.ts'
import { createFrameRoutes, type FrameRoutesOptions } from './frame-routes.ts'
import { createReceiver } from './receiver.ts'
import type { Transport, TransportHandler } from './seams.ts'
import type { Logger } from './types.ts'

/** What comes from the other members: frames are read and told to whom they concern, requests are served and answered. */
export interface Incoming {
  /** Of all that the transport tells. */
  readonly handler: TransportHandler
  /** A turn took what was received. */
  drained(): void
  /** Time has passed: answers that found no way are sent again. */
  flush(): void
  readonly malformed: number
  readonly dropped: number
  /** Requests beyond what is served at once. */
  readonly refused: number
}

export type IncomingOptions = Omit<ForwardServerOptions, 'answers'> &
  Omit<FrameRoutesOptions, 'server'> &
  Omit<ConnectionsOptions, 'receiver' | 'answers'> & {
    readonly self: ReplicaId
    readonly transport: Pick<Transport, 'send'>
    readonly strategies: OwnStrategies
    readonly logger: Logger
  }

export function createIncoming(options: IncomingOptions): Incoming {
  const { self, transport, strategies, clock, logger, settings } = options
  const answers = createAnswers({
    transport,
    clock,
    maxBytes: settings.maxServedBytes,
    keepMs: settings.requestDeadlineMs,
  })
  const server = createForwardServer({ ...options, answers })
  const receiver = createReceiver({
    self,
    clock,
    logger,
    maxBytes: settings.maxInboxBytes,
    strategies,
    ...createFrameRoutes({ ...options, server }),
  })
  return {
    handler: createConnections({ ...options, receiver, answers }),
    drained: () => receiver.drained(),
    flush: () => answers.flush(),
    get malformed() {
      return receiver.malformed
    },
    get dropped() {
      return receiver.dropped
    },
    get refused() {
      return server.refused
    },
  }
}
