import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** What was handed out before: its new owner may not listen on it yet. */
const taken = new Set<number>()

/** TCP ports of the loopback that nobody listens on; this process gets none of them twice. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    if (taken.has(port)) continue
    taken.add(port)
    ports.push(port)
  }
  return ports
}
