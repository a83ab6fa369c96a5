import { yamux } from '@chainsafe/libp2p-yamux'
import { identify } from '@libp2p/identify'
import type { Libp2p, PrivateKey } from '@libp2p/interface'
import { ping } from '@libp2p/ping'
import { createLibp2p } from 'libp2p'
import { ListenError } from './errors.ts'
import { frugalNoise } from './frugal-noise.ts'
import { gatheringTcp } from './gathering-tcp.ts'
import type { HostSettings } from './settings.ts'
import { streamWindowBytesOf } from './stream-window.ts'

export interface NodeOptions {
  readonly privateKey: PrivateKey
  readonly listen: readonly string[]
  readonly announce: readonly string[]
  readonly settings: HostSettings
}

/** The one place that chooses libp2p's transports and limits. The node is not started. */
export async function createNode(options: NodeOptions): Promise<Libp2p> {
  const { settings } = options
  const windowBytes = streamWindowBytesOf(settings)
  return createLibp2p({
    start: false,
    privateKey: options.privateKey,
    nodeInfo: { name: 'tesela', version: '1', userAgent: 'tesela' },
    addresses: { listen: [...options.listen], announce: [...options.announce] },
    transports: [gatheringTcp({ backlog: 128 })],
    connectionEncrypters: [frugalNoise()],
    // A paused stream is reset once it holds more than maxReadBufferLength, and the other side may send
    // a whole window into it: the window must be the smaller of the two.
    streamMuxers: [
      yamux({
        maxInboundStreams: 64,
        maxOutboundStreams: 64,
        streamOptions: {
          maxStreamWindowSize: windowBytes,
          maxReadBufferLength: 2 * windowBytes,
        },
      }),
    ],
    connectionManager: {
      maxConnections: settings.maxConnections,
      // A second; five by default, which a cluster on one machine exceeds. Hellos have their own limit.
      inboundConnectionThreshold: 100,
      maxIncomingPendingConnections: 100,
      dialTimeout: settings.dialTimeoutMs,
      addressDialTimeout: settings.dialTimeoutMs,
      // Members are redialled by our own loop, which does not give up.
      reconnectRetries: 0,
    },
    connectionMonitor: {
      pingInterval: settings.monitorIntervalMs,
      pingTimeout: {
        minTimeout: settings.monitorTimeoutMs,
        maxTimeout: 2 * settings.monitorTimeoutMs,
      },
    },
    services: {
      identify: identify(),
      // The monitor's pings, and ours that decide between two boots, may overlap.
      ping: ping({ maxInboundStreams: 8, maxOutboundStreams: 8 }),
    },
  })
}

/** Starts to listen. Throws `ListenError`. */
export async function startNode(node: Libp2p, listen: readonly string[]): Promise<void> {
  try {
    await node.start()
  } catch (cause) {
    throw new ListenError(listen, { cause })
  }
}
