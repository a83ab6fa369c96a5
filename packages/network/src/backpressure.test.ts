import { framedStream, messages } from '@tesela/wire'
import { afterEach, expect, test } from 'vitest'
import { announceSeldom } from './channels/announce-seldom.ts'
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
  const reader = await inbound.promise
  announceSeldom(reader)
  return { outbound, inbound: reader }
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
  let received = 0
  const read = async (): Promise<boolean> => {
    const body = await reader.next()
    if (body === null) return false
    expect(body.byteLength).toBe(1_000_000)
    expect(body[999_999]).toBe(received)
    received += 1
    return true
  }
  // Each read may resume the source, which delivers what it held and fills up: the sender is stopped again.
  while (received < 3) {
    await unchanged(() => sent)
    // A window, marks of less than a MiB each, and what the sockets hold.
    expect(sent - received).toBeLessThan(20)
    await read()
  }
  while (await read());
  await sending
  expect(received).toBe(total)
})

test('a pause from inside the delivery that a resume begins is not undone', async () => {
  const { outbound, inbound } = await connectedStreams('/test/pause')
  const body = new Uint8Array(20_000)
  const sender = framedStream(outbound, { maxFrameLength: 0, highWaterMark: 100_000 })
  const reader = framedStream(inbound, { maxFrameLength: body.byteLength })
  let received = 0
  let paused = false
  reader.onFrames(
    (frames) => {
      received += frames.length
      // Once for each resume: nobody repeats it when it is undone.
      if (!paused) reader.pause()
      paused = true
    },
    () => undefined,
  )
  let sent = 0
  const stop = new AbortController()
  const sending = (async () => {
    for (; sent < 3_000; sent++) {
      if (!sender.send(body)) await sender.drained({ signal: stop.signal })
    }
  })().catch(() => undefined)
  for (let round = 0; round < 4; round++) {
    await unchanged(() => sent)
    paused = false
    reader.resume()
  }
  await unchanged(() => sent)
  expect(received).toBeGreaterThan(4)
  // Four times what a window and the buffers hold, of 60 MB; and nothing piles up behind the pause.
  expect(received * body.byteLength).toBeLessThan(30_000_000)
  expect(inbound.status).toBe('open')
  stop.abort()
  await sending
})

/** Resolves when the number has been the same for a fifth of a second. */
async function unchanged(read: () => number): Promise<void> {
  let last = -1
  while (last !== read()) {
    last = read()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
