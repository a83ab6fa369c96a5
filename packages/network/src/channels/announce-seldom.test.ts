import { YamuxStream } from '@chainsafe/libp2p-yamux/stream'
import type { Stream } from '@libp2p/interface'
import { afterEach, expect, test, vi } from 'vitest'
import { type RawPeer, rawPeer } from '../raw-peer.fixture.ts'
import { ANNOUNCED_BYTES, announceSeldom } from './announce-seldom.ts'

let peers: RawPeer[] = []
afterEach(async () => {
  await Promise.all(peers.map((peer) => peer.close()))
  peers = []
})

async function connected(): Promise<[Stream, Stream]> {
  peers = [await rawPeer(), await rawPeer()]
  const [one, two] = peers as [RawPeer, RawPeer]
  const accepted = Promise.withResolvers<Stream>()
  await two.node.handle('/test/announce', (stream) => accepted.resolve(stream))
  const connection = await one.node.dial(two.node.getMultiaddrs())
  const outbound = await connection.newStream('/test/announce')
  return [outbound, await accepted.promise]
}

/** How often the sender is told of what was taken while it sends so many messages, one at a time. */
async function told(messages: number, length: number) {
  const [outbound, inbound] = await connected()
  announceSeldom(inbound)
  let received = 0
  inbound.addEventListener('message', ({ data }) => {
    received += data.byteLength
  })
  if (!(outbound instanceof YamuxStream)) throw new Error('streams are not those of yamux')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const updates = vi.spyOn(outbound, 'handleWindowUpdate')
  for (let sent = 1; sent <= messages; sent++) {
    outbound.send(new Uint8Array(length))
    await vi.waitFor(() => expect(received).toBe(sent * length), { interval: 1, timeout: 10_000 })
  }
  return updates.mock.calls.length
}

test('small messages are not answered one by one', async () => {
  expect(await told(200, 100)).toBe(1)
})

test('what came before the stream was handed over is announced, too', async () => {
  const [outbound, inbound] = await connected()
  inbound.pause()
  const length = 3 * ANNOUNCED_BYTES
  outbound.send(new Uint8Array(length))
  await vi.waitFor(() => expect(inbound.readBufferLength).toBe(2 * ANNOUNCED_BYTES))
  announceSeldom(inbound)
  let received = 0
  inbound.addEventListener('message', ({ data }) => {
    received += data.byteLength
  })
  inbound.resume()
  await vi.waitFor(() => expect(received).toBe(length))
})

test('a message larger than the window arrives, and the window is announced as it is used up', async () => {
  const length = 8 * ANNOUNCED_BYTES + 1
  const updates = await told(2, length)
  expect(updates).toBeGreaterThanOrEqual(2)
  expect(updates).toBeLessThanOrEqual(Math.ceil((2 * length) / ANNOUNCED_BYTES))
})
