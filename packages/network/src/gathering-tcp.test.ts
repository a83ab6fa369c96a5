import { Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { createIdentity, loadIdentity } from './identity.ts'
import { createNode, startNode } from './libp2p-node.ts'
import { defaultSettings } from './settings.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

async function startedNode(listen: readonly string[]) {
  const { privateKey } = await loadIdentity((await createIdentity()).keyBytes)
  const node = await createNode({ privateKey, listen, announce: [], settings: defaultSettings })
  await startNode(node, listen)
  return node
}

test.each(['dialled', 'accepted'])(
  'what one turn sends on a connection that was %s leaves in one write, and arrives',
  async (how) => {
    const dialler = await startedNode([])
    const listener = await startedNode(['/ip4/127.0.0.1/tcp/0'])
    const [sender, reader] = how === 'dialled' ? [dialler, listener] : [listener, dialler]
    let received = 0
    await reader.handle('/test/gather', (stream) => {
      stream.addEventListener('message', ({ data }) => {
        received += data.byteLength
      })
    })
    await dialler.dial(listener.getMultiaddrs())
    await vi.waitFor(() => expect(sender.getConnections()).toHaveLength(1))
    const stream = await sender.getConnections()[0]?.newStream('/test/gather')
    // What libp2p says by itself after a connection is up.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const many = vi.spyOn(Socket.prototype, '_writev')
    const one = vi.spyOn(Socket.prototype, '_write')
    for (let at = 0; at < 10; at++) stream?.send(new Uint8Array(1_000))
    await new Promise((resolve) => process.nextTick(resolve))
    expect([many.mock.calls.length, one.mock.calls.length]).toEqual([1, 0])
    await vi.waitFor(() => expect(received).toBe(10_000))
    await Promise.all([dialler.stop(), listener.stop()])
  },
)
