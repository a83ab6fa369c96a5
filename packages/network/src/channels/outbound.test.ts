import type { Connection, Stream } from '@libp2p/interface'
import { framedStream } from '@tesela/wire'
import { afterEach, expect, test, vi } from 'vitest'
import { silentLogger } from '../logger.ts'
import { type RawPeer, rawPeer } from '../raw-peer.fixture.ts'
import { type Outbound, openOutbound } from './outbound.ts'

const protocol = '/test/outbound'
const queueBytes = 1_000

let peers: RawPeer[] = []
let outbound: Outbound | undefined
let gate = Promise.withResolvers<void>()
afterEach(async () => {
  gate.resolve()
  await outbound?.close()
  await Promise.all(peers.map((peer) => peer.close()))
  peers = []
})

/** A stream of a real connection, which opens when it is told to; and what came on it. */
async function opening({ optional = true } = {}) {
  const [one, two] = [await rawPeer(), await rawPeer()]
  peers = [one, two]
  const received: string[] = []
  await two.node.handle(protocol, (stream) => {
    framedStream(stream, { maxFrameLength: queueBytes }).onFrames(
      (frames) => {
        for (const frame of frames) received.push(Buffer.from(frame).toString('latin1'))
      },
      () => undefined,
    )
  })
  const connection = await one.node.dial(two.node.getMultiaddrs())
  gate = Promise.withResolvers()
  const slow: Pick<Connection, 'status' | 'newStream' | 'remotePeer' | 'abort'> = {
    status: connection.status,
    remotePeer: connection.remotePeer,
    abort: (error) => connection.abort(error),
    async newStream(...args): Promise<Stream> {
      await gate.promise
      return connection.newStream(...args)
    },
  }
  const opened: Outbound = openOutbound(slow as Connection, {
    ...{
      protocol,
      queueBytes,
      optional,
      vital: true,
      log: silentLogger,
      changed: () => undefined,
    },
    ...{ openTimeoutMs: 5_000, reopenBaseMs: 60_000, closeTimeoutMs: 1_000 },
  })
  outbound = opened
  return { opened, received }
}

const frame = (text: string) => [Buffer.from(text)]

test('what is sent while the stream opens leaves when it is open, first', async () => {
  const { opened, received } = await opening()
  expect(opened.send([Buffer.from('an '), Buffer.from('answer')])).toBe(true)
  expect(opened.send(frame('another'))).toBe(true)
  expect(opened.open).toBe(false)
  gate.resolve()
  await vi.waitFor(() => expect(opened.open).toBe(true))
  expect(opened.send(frame('later'))).toBe(true)
  await vi.waitFor(() => expect(received).toEqual(['an answer', 'another', 'later']))
})

test('of a channel whose frames are kept or said again, nothing waits for a stream that opens', async () => {
  const { opened, received } = await opening({ optional: false })
  expect(opened.send(frame('kept by whoever sent it'))).toBe(false)
  gate.resolve()
  await vi.waitFor(() => expect(opened.send(frame('again'))).toBe(true))
  await vi.waitFor(() => expect(received).toEqual(['again']))
})

test('no more waits for the stream than its queue holds', async () => {
  const { opened, received } = await opening()
  expect(opened.send([Buffer.alloc(600, 'x')])).toBe(true)
  expect(opened.send([Buffer.alloc(600, 'y')])).toBe(false)
  expect(opened.send([Buffer.alloc(400, 'z')])).toBe(true)
  gate.resolve()
  await vi.waitFor(() => expect(received.map((text) => text[0])).toEqual(['x', 'z']))
})

test('where the stream cannot be opened, what waited for it is gone, and nothing waits any more', async () => {
  const { opened, received } = await opening()
  expect(opened.send(frame('lost'))).toBe(true)
  gate.reject(new Error('no stream'))
  await vi.waitFor(() => expect(opened.send(frame('refused'))).toBe(false))
  expect(received).toEqual([])
})
