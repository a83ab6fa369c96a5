import { connect, type Socket } from 'node:net'
import { IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import { createFrameDecoder } from '@tesela/wire'

/** A client without manners: it writes what it is told and keeps what it gets. */
export interface RawClient extends Disposable {
  readonly socket: Socket
  readonly responses: readonly IpcResponse[]
  readonly closed: boolean
  /** Resolves when the connection is over. */
  readonly ended: Promise<void>
  write(bytes: Uint8Array): void
  request(request: Partial<IpcRequest>): void
  hello(): void
}

/** `allowHalfOpen`: it does not end when the daemon does. */
export async function connectRaw(path: string, { allowHalfOpen = false } = {}): Promise<RawClient> {
  const socket = connect({ path, allowHalfOpen })
  const decoder = createFrameDecoder(64 * 1024 * 1024)
  const responses: IpcResponse[] = []
  let closed = false
  socket.on('data', (chunk) => {
    for (const frame of decoder.push(chunk)) responses.push(IpcResponse.decode(frame))
  })
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      closed = true
      resolve()
    })
  })
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  const client: RawClient = {
    socket,
    responses,
    get closed() {
      return closed
    },
    ended,
    write: (bytes) => socket.write(bytes),
    request: (request) => socket.write(frameOf(IpcRequest.encode(request))),
    hello: () => client.request({ id: 1, hello: { protocol: 1, minProtocol: 1, version: 'raw' } }),
    [Symbol.dispose]: () => socket.destroy(),
  }
  return client
}

export function frameOf(body: Uint8Array): Uint8Array {
  const prefix: number[] = []
  let rest = body.byteLength
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) prefix.push((rest & 0x7f) | 0x80)
  return Buffer.concat([Uint8Array.from([...prefix, rest]), body])
}
