import { StreamState, YamuxStream } from '@chainsafe/libp2p-yamux/stream'
import type { Stream } from '@libp2p/interface'

/** Bytes received before the other side is told that they are taken: half of the window that yamux begins with. */
export const ANNOUNCED_BYTES = 128 * 1024

/**
 * Lets a stream tell of what it received once a good part of its window is used up. yamux tells after every message,
 * which for small ones is as many messages again: each encrypted, sent, received and decrypted. The other side always
 * has half a window left.
 */
export function announceSeldom(stream: Stream): void {
  if (!(stream instanceof YamuxStream)) return
  const handleData = stream.handleData.bind(stream)
  const announce = stream.sendWindowUpdate.bind(stream)
  // What came before is announced with the first message.
  let unannounced = ANNOUNCED_BYTES
  stream.handleData = (frame) => {
    unannounced += frame.header.length
    handleData(frame)
  }
  stream.sendWindowUpdate = () => {
    // In every other state it has more to say than a window, or must say nothing.
    if (stream.state === StreamState.Established && unannounced < ANNOUNCED_BYTES) return
    if (stream.state !== StreamState.Paused) unannounced = 0
    announce()
  }
}
