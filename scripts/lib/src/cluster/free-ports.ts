import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below those that a system gives to whoever asks for any: the port of a daemon that is down for a moment is nobody
 * else's then.
 */
const first = 20_000
const behindLast = 30_000

/** What was handed out before: its new owner may not listen on it yet. */
const taken = new Set<number>()

/** TCP ports of the loopback that nobody listens on; this process gets none of them twice. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = randomInt(first, behindLast)
    if (taken.has(port) || !(await isFree(port))) continue
    taken.add(port)
    ports.push(port)
  }
  return ports
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}
