import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

/** A stretch of network in front of a host, that can be cut like one. */
export interface CuttableWire {
  /** Where to dial the host through the wire. */
  readonly address: string
  /** Destroys what is connected now. The number of connections. */
  cut(): number
  close(): Promise<void>
}

/** `address`: of the host behind it, `/ip4/127.0.0.1/tcp/<port>/p2p/<peer id>`. */
export async function cuttableWire(address: string): Promise<CuttableWire> {
  const [, , host, , port, , peerId] = address.split('/')
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer((near) => {
    const far = createConnection({ host: host ?? '', port: Number(port) })
    const pair = [near, far] as const
    pairs.add(pair)
    const end = (): void => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  const cut = (): number => {
    const count = pairs.size
    for (const [near] of [...pairs]) near.destroy()
    return count
  }
  return {
    address: `/ip4/127.0.0.1/tcp/${own}/p2p/${peerId}`,
    cut,
    async close() {
      const closed = new Promise<unknown>((resolve) => server.close(resolve))
      cut()
      await closed
    },
  }
}
