import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import type { Stream } from '@libp2p/interface'
import { tcp } from '@libp2p/tcp'
import { createLibp2p, type Libp2p } from 'libp2p'
import { createFrameReader, createFrameWriter, type FrameWriter } from './frames.ts'

/** The one stream between leader and follower. */
export const protocol = '/tesela-bench-limit/1'

const MiB = 1024 * 1024

/** libp2p with the transport, encryption and multiplexer of the daemon, and their limits. */
export function createLinkNode(listen: readonly string[]): Promise<Libp2p> {
  return createLibp2p({
    addresses: { listen: [...listen] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [
      yamux({ streamOptions: { maxStreamWindowSize: 4 * MiB, maxReadBufferLength: 8 * MiB } }),
    ],
  })
}

/** Frames both ways over a stream. A closed loop bounds what is under way, so nothing here waits for room. */
export function frameStream(
  stream: Stream,
  frame: (bytes: Buffer, from: number, to: number) => void,
): FrameWriter {
  const push = createFrameReader(frame)
  stream.addEventListener('message', ({ data }) => {
    if (data instanceof Uint8Array) push(data)
    else for (const part of data) push(part)
  })
  // The other process is gone, so the run is over for this one, too.
  stream.addEventListener('close', () => process.exit(1))
  return createFrameWriter((bytes) => void stream.send(bytes))
}
