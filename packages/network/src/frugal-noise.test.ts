import { afterEach, expect, test, vi } from 'vitest'
import { type RawPeer, rawPeer } from './raw-peer.fixture.ts'

let peers: RawPeer[] = []
afterEach(async () => {
  vi.unstubAllGlobals()
  await Promise.all(peers.map((peer) => peer.close()))
  peers = []
})

test('messages of every size arrive, and none costs an error', async () => {
  peers = [await rawPeer(), await rawPeer()]
  const [one, two] = peers as [RawPeer, RawPeer]
  const received: Uint8Array[] = []
  await two.node.handle('/test/noise', (stream) => {
    stream.addEventListener('message', ({ data }) => received.push(data.subarray()))
  })
  const connection = await one.node.dial(two.node.getMultiaddrs())
  const stream = await connection.newStream('/test/noise')
  await vi.waitFor(() => expect(two.node.getConnections()).toHaveLength(1))
  const made = vi.fn()
  vi.stubGlobal(
    'RangeError',
    new Proxy(RangeError, {
      apply(target, self, given) {
        made()
        return Reflect.apply(target, self, given)
      },
    }),
  )
  const sent = [1, 100, 399, 400, 5_000, 65_519, 200_000, 2].map((length, at) =>
    new Uint8Array(length).fill(at),
  )
  for (const [at, message] of sent.entries()) {
    stream.send(message)
    const total = sent.slice(0, at + 1).reduce((sum, { length }) => sum + length, 0)
    await vi.waitFor(() => expect(Buffer.concat(received)).toHaveLength(total), { interval: 1 })
  }
  expect(Buffer.compare(Buffer.concat(received), Buffer.concat(sent))).toBe(0)
  expect(made).not.toHaveBeenCalled()
})
