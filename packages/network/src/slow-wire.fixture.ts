import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

/** A stretch of network in front of a host that carries only so much. */
export interface SlowWire {
  /** Where to dial the host through the wire. */
  readonly address: string
  close(): Promise<void>
}

/** Of one socket that are carried on in portions. */
const PORTION_MS = 5
/** Beyond so many the sender's socket is left unread, and its kernel and ours hold the rest. */
const HELD_BYTES = 16_384

/** `address`: of the host behind it; `bytesPerMs`: in each direction. */
export async function slowWire(address: string, bytesPerMs: number): Promise<SlowWire> {
  const [, , host, , port, , peerId] = address.split('/')
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  const carry = (from: Socket, to: Socket): void => {
    let held = Buffer.alloc(0)
    let carriedUntil = performance.now()
    from.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk])
      if (held.length >= HELD_BYTES) from.pause()
    })
    const portion = (): void => {
      const now = performance.now()
      // A timer that was late makes up for little of it: a wire saves nothing up.
      const ms = Math.min(now - carriedUntil, 4 * PORTION_MS)
      carriedUntil = now
      const bytes = Math.min(held.length, Math.floor(ms * bytesPerMs))
      if (bytes > 0) to.write(held.subarray(0, bytes))
      held = held.subarray(bytes)
      if (held.length < HELD_BYTES) from.resume()
    }
    timers.add(setInterval(portion, PORTION_MS))
  }
  const server = createServer((near) => {
    const far = createConnection({ host: host ?? '', port: Number(port) })
    const end = (): void => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay()
      socket.on('error', end).on('close', end)
    }
    carry(near, far)
    carry(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  return {
    address: `/ip4/127.0.0.1/tcp/${own}/p2p/${peerId}`,
    async close() {
      const closed = new Promise<unknown>((resolve) => server.close(resolve))
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
