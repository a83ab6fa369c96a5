import { once } from 'node:events'
import { type ClientHttp2Session, connect, constants } from 'node:http2'
import { Failure } from '../script/failure.ts'

/** Unary calls of gRPC over one connection of node:http2. */
export interface Grpc {
  /** Sends one message and resolves with the answer's. @throws Failure with the status unless it is OK */
  call(method: string, message: Uint8Array): Promise<Uint8Array>
  close(): Promise<void>
}

/** In front of every message: not compressed, and its length. */
const PREFIX = 5
const WINDOW = 16 * 1024 * 1024

/** `url` as in `http://127.0.0.1:2379`. */
export async function connectGrpc(url: string): Promise<Grpc> {
  const session = connect(url, { settings: { initialWindowSize: WINDOW, enablePush: false } })
  await once(session, 'connect')
  // Frames of the session count against its own window, too: never the limit here.
  session.setLocalWindowSize(WINDOW)
  return {
    call: (method, message) => call(session, method, message),
    async close() {
      session.close()
      if (!session.closed) await once(session, 'close')
    },
  }
}

function call(
  session: ClientHttp2Session,
  method: string,
  message: Uint8Array,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      [constants.HTTP2_HEADER_METHOD]: 'POST',
      [constants.HTTP2_HEADER_PATH]: method,
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    const chunks: Buffer[] = []
    // A status without a message comes in the headers, else in the trailers.
    let status: string | undefined
    let reason: string | undefined
    const note = (headers: Record<string, unknown>): void => {
      if (headers['grpc-status'] === undefined) return
      status = String(headers['grpc-status'])
      reason = decodeURIComponent(String(headers['grpc-message'] ?? ''))
    }
    stream.on('response', note)
    stream.on('trailers', note)
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('error', reject)
    stream.on('end', () => {
      const [first] = chunks
      const answer = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks)
      // The trailers are told before the end; who has none of them was cut off.
      if (status === '0') resolve(answer.subarray(PREFIX))
      else reject(new Failure(`etcd answered ${method} with status ${status}: ${reason}`))
    })
    const frame = Buffer.allocUnsafe(PREFIX + message.byteLength)
    frame[0] = 0
    frame.writeUInt32BE(message.byteLength, 1)
    frame.set(message, PREFIX)
    stream.end(frame)
  })
}
