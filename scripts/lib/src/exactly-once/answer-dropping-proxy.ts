import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'

/**
 * Stands between a program and the daemons: each connection goes to the next daemon, and after some answers the
 * next one is thrown away with the connection. To the program its daemon vanished with a request in mid-flight;
 * its retry, in the same session, reaches another peer.
 */
export interface AnswerDroppingProxy extends AsyncDisposable {
  /** Answers (chunks of them) that a daemon gave and the program never saw. */
  readonly dropped: number
  /** Connections that were made to each daemon, in the order of `upstreams`. */
  readonly connections: readonly number[]
}

export interface ProxyOptions {
  /** Path of the socket that the proxy listens on. */
  readonly socket: string
  /** Paths of the daemons' sockets. */
  readonly upstreams: readonly string[]
  /** Where in `upstreams` the first connection goes. */
  readonly first: number
  /** How many chunks of answers the next connection lets through; one at least: the hello. */
  nextFuse(): number
}

export async function createAnswerDroppingProxy(
  options: ProxyOptions,
): Promise<AnswerDroppingProxy> {
  const { socket, upstreams, nextFuse } = options
  const open = new Set<Socket>()
  const connections = upstreams.map(() => 0)
  let next = options.first
  let dropped = 0

  const server = createServer((downstream) => {
    const index = next % upstreams.length
    next += 1
    connections[index] = (connections[index] ?? 0) + 1
    const upstream = createConnection(upstreams[index] ?? '')
    let fuse = nextFuse()
    const cut = (): void => {
      for (const side of [downstream, upstream]) {
        side.destroy()
        open.delete(side)
      }
    }
    for (const side of [downstream, upstream]) {
      open.add(side)
      // A daemon that was killed, or a program that went away: the other side is to see the same.
      side.on('error', cut).on('close', cut)
    }
    downstream.on('data', (chunk) => upstream.write(chunk))
    upstream.on('data', (chunk) => {
      fuse -= 1
      if (fuse >= 0) downstream.write(chunk)
      else {
        dropped += 1
        cut()
      }
    })
  }).listen(socket)
  await once(server, 'listening')

  return {
    get dropped() {
      return dropped
    },
    connections,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const side of open) side.destroy()
      await closed
    },
  }
}
