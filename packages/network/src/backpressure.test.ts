import { framedStream, messages } from '@tesela/wire'
import { afterEach, expect, test } from 'vitest'
import { type RawPeer, rawPeer } from './raw-peer.fixture.ts'

// The transport's own behaviour decides this one, so it is tested over real connections:
// packages/wire has no stream at hand that pauses its sender.

let peers: RawPeer[] = []
afterEach(async () => {
  await Promise.all(peers.map((peer) => peer.close()))
  peers = []
})

async function connectedStreams(protocol: string) {
  const [one, two] = [await rawPeer(), await rawPeer()]
  peers = [one, two]
  const inbound = Promise.withResolvers<Parameters<typeof framedStream>[0]>()
  await two.node.handle(protocol, (stream) => inbound.resolve(stream))
  const connection = await one.node.dial(two.node.getMultiaddrs())
  const outbound = await connection.newStream(protocol)
  return { outbound, inbound: await inbound.promise }
}

test('a slow reader of a busy libp2p stream slows its sender, and gets everything', async () => {
  const { outbound, inbound } = await connectedStreams('/test/slow')
  const limits = { maxFrameLength: 2_000_000, highWaterMark: 512 * 1024 }
  const sender = framedStream(outbound, limits)
  sender.onFrames(
    () => undefined,
    () => undefined,
  )
  const reader = messages(
    framedStream(inbound, limits),
    { encode: (bytes: Uint8Array) => bytes, decode: (bytes) => bytes },
    { highWaterMark: 256 * 1024 },
  )
  const total = 64
  let sent = 0
  const sending = (async () => {
    for (; sent < total; sent++) {
      const body = new Uint8Array(1_000_000).fill(sent)
      if (!sender.send(body)) await sender.drained()
    }
    await sender.close({ signal: AbortSignal.timeout(15_000) })
  })()
  let largestLead = 0
  let received = 0
  for await (const body of reader) {
    expect(body.byteLength).toBe(1_000_000)
    expect(body[999_999]).toBe(received)
    received += 1
    largestLead = Math.max(largestLead, sent - received)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await sending
  expect(received).toBe(total)
  // A window of at most 4 MiB, marks of less than one, and what the sockets hold.
  expect(largestLead).toBeLessThan(24)
})
