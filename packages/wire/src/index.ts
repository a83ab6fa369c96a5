/**
 * Frames over libp2p streams and over the local socket: a varint length, then as many bytes.
 * Caps are checked before anything is allocated; backpressure works both ways; the frames of one
 * turn of the event loop leave in one write.
 *
 * ```ts
 * const channel = framedSocket(socket, { maxFrameLength: 4 * 1024 * 1024 })
 * channel.onFrames((frames) => frames.forEach(handle), (reason) => log(reason))
 * if (!channel.send(body)) await channel.drained()
 * ```
 */
export {
  countBytes,
  fieldBytes,
  NO_NUMBER,
  numberAt,
  numberBytes,
  putBytes,
  putCount,
  putNumber,
} from '@tesela/protos/fields'
export * from './errors.ts'
export { createFrameDecoder, type FrameDecoder } from './frame-decoder.ts'
export type { Framed, FramedOptions } from './framed.ts'
export { framedSocket } from './framed-socket.ts'
export { framedStream } from './framed-stream.ts'
export {
  type Codec,
  decodeFrame,
  type Messages,
  type MessagesOptions,
  messages,
} from './messages.ts'
export { NumberedTable } from './numbered-table.ts'
