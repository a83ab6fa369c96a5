import { randomInt } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below those that a system gives to whoever asks for any: the port of a daemon that is down for a moment is nobody
 * else's then.
 */
const first = 20_000
const behindLast = 30_000

/**
 * What this process handed out, whose new owner may not listen on it yet, or not just now. Nobody listens on the UDP port of
 * the same number: whoever has bound that has the TCP port, too, among all processes that ask here, until it ends.
 */
const taken = new Map<number, Socket>()

/** TCP ports of the loopback that nobody listens on; no process that is alive was given one of them. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = randomInt(first, behindLast)
    const claim = await claimed(port)
    if (claim === null) continue
    if (await isFree(port)) {
      taken.set(port, claim)
      ports.push(port)
    } else {
      claim.close()
    }
  }
  return ports
}

/** Null: somebody else has it. */
async function claimed(port: number): Promise<Socket | null> {
  const socket = createSocket('udp4')
  try {
    socket.bind(port, '127.0.0.1')
    await once(socket, 'listening')
    // It keeps no process from its end.
    return socket.unref()
  } catch (error) {
    socket.close()
    if (isInUse(error)) return null
    throw error
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (isInUse(error)) return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
