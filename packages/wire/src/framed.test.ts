import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { streamPair } from '@libp2p/utils'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { WireError } from './errors.ts'
import type { Framed, FramedOptions } from './framed.ts'
import { framedSocket } from './framed-socket.ts'
import { framedStream } from './framed-stream.ts'

interface Pair {
  readonly ours: (options?: Partial<FramedOptions>) => Framed
  readonly theirs: (options?: Partial<FramedOptions>) => Framed
  /** Bytes past the framing, from ours to theirs. */
  raw(bytes: Uint8Array): void
  /** Pieces of data that left ours. */
  writes(): number
  cut(): void
}

const cap = { maxFrameLength: 1024 * 1024 }
let directory = ''
let sockets: Socket[] = []

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'wire-'))
})
afterAll(() => rmSync(directory, { recursive: true }))
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets = []
})

async function socketPair(): Promise<Pair> {
  const path = join(directory, `${Math.random()}.sock`)
  const accepted = Promise.withResolvers<Socket>()
  const server = createServer({ allowHalfOpen: true }, accepted.resolve).listen(path)
  const out = createConnection({ path, allowHalfOpen: true })
  const inn = await accepted.promise
  server.close()
  sockets.push(out, inn)
  const write = vi.spyOn(out, '_writev')
  const writeOne = vi.spyOn(out, '_write')
  return {
    ours: (options) => framedSocket(out, { ...cap, ...options }),
    theirs: (options) => framedSocket(inn, { ...cap, ...options }),
    raw: (bytes) => out.write(bytes),
    writes: () => write.mock.calls.length + writeOne.mock.calls.length,
    cut: () => out.destroy(),
  }
}

async function libp2pPair(): Promise<Pair> {
  const [out, inn] = await streamPair()
  const send = vi.spyOn(out, 'send')
  return {
    ours: (options) => framedStream(out, { ...cap, ...options }),
    theirs: (options) => framedStream(inn, { ...cap, ...options }),
    raw: (bytes) => out.send(bytes),
    writes: () => send.mock.calls.length,
    cut: () => out.abort(new Error('cut')),
  }
}

function collect(channel: Framed) {
  const frames: Buffer[] = []
  const turns: number[] = []
  const end = Promise.withResolvers<WireError | null>()
  channel.onFrames((some) => {
    turns.push(some.length)
    frames.push(...some.map((frame) => Buffer.from(frame)))
  }, end.resolve)
  return { frames, turns, end: end.promise }
}

describe.each([
  ['a socket', socketPair],
  ['a libp2p stream', libp2pPair],
])('frames over %s', (_, createPair) => {
  test('arrive whole, in order, and end cleanly; parts make one body', async () => {
    const pair = await createPair()
    const got = collect(pair.theirs())
    const ours = pair.ours()
    const big = Buffer.alloc(300_000, 7)
    ours.send()
    ours.send(Buffer.from('he'), Buffer.from('llo'))
    ours.send(Buffer.from('header'), big)
    await ours.close()
    expect(await got.end).toBeNull()
    expect(got.frames).toEqual([
      Buffer.alloc(0),
      Buffer.from('hello'),
      Buffer.concat([Buffer.from('header'), big]),
    ])
  })

  test('of one turn leave in one write', async () => {
    const pair = await createPair()
    const got = collect(pair.theirs())
    const ours = pair.ours()
    for (let at = 0; at < 500; at++) ours.send(Buffer.from(`frame ${at}`))
    await vi.waitFor(() => expect(got.frames).toHaveLength(500))
    expect(pair.writes()).toBe(1)
    expect(got.turns.length).toBeLessThan(5)
    expect(got.frames.at(-1)?.toString()).toBe('frame 499')
  })

  test('go both ways at once and after the other side ended its writing', async () => {
    const pair = await createPair()
    const ours = pair.ours()
    const theirs = pair.theirs()
    const here = collect(ours)
    const there = collect(theirs)
    await ours.close()
    expect(await there.end).toBeNull()
    theirs.send(Buffer.from('late'))
    await theirs.close()
    expect(await here.end).toBeNull()
    expect(here.frames).toEqual([Buffer.from('late')])
  })

  test('that were sent and ended before anybody read are not lost', async () => {
    const pair = await createPair()
    const ours = pair.ours()
    ours.send(Buffer.from('early'))
    await ours.close()
    await new Promise(setImmediate)
    const got = collect(pair.theirs())
    expect(await got.end).toBeNull()
    expect(got.frames).toEqual([Buffer.from('early')])
  })

  test('above the cap end the channel on both sides', async () => {
    const pair = await createPair()
    const got = collect(pair.theirs({ maxFrameLength: 10 }))
    const ours = pair.ours()
    const here = collect(ours)
    ours.send(Buffer.alloc(10))
    ours.send(Buffer.alloc(11))
    expect(await got.end).toMatchObject({ code: 'frame_too_long', announced: 11, limit: 10 })
    expect(got.frames).toHaveLength(1)
    expect(await here.end).not.toBeUndefined()
  })

  test('are thrown away once nobody wants them, the faulty ones as well, until the other side ends', async () => {
    const pair = await createPair()
    const theirs = pair.theirs({ maxFrameLength: 10 })
    const got = collect(theirs)
    const ours = pair.ours()
    ours.send(Buffer.from('wanted'))
    await vi.waitFor(() => expect(got.frames).toHaveLength(1))
    theirs.pause()
    theirs.discard()
    ours.send(Buffer.from('unwanted'))
    ours.send(Buffer.alloc(11))
    await new Promise(setImmediate)
    pair.raw(Uint8Array.from([10, 1, 2]))
    await ours.close()
    expect(await got.end).toBeNull()
    expect(got.frames).toEqual([Buffer.from('wanted')])
  })

  test('cut short are told', async () => {
    const pair = await createPair()
    const got = collect(pair.theirs())
    const ours = pair.ours()
    pair.raw(Uint8Array.from([10, 1, 2]))
    await ours.close()
    expect(await got.end).toMatchObject({ code: 'frame_truncated', received: 3 })
  })

  test('end with a typed error when this side is cut, for the reader and for a waiting writer', async () => {
    const pair = await createPair()
    const ours = pair.ours({ highWaterMark: 1 })
    const here = collect(ours)
    const there = collect(pair.theirs())
    expect(ours.send(Buffer.alloc(100))).toBe(false)
    const waiting = ours.drained()
    pair.cut()
    await expect(waiting).rejects.toMatchObject({ code: 'stream_closed' })
    expect(await here.end).toMatchObject({ code: 'stream_closed' })
    expect(ours.closed).toBe(true)
    expect(ours.send(Buffer.from('x'))).toBe(false)
    await expect(ours.drained()).rejects.toMatchObject({ code: 'stream_closed' })
    await ours.close()
    await there.end
  })

  test('a wait ends with its signal', async () => {
    const pair = await createPair()
    const ours = pair.ours({ highWaterMark: 1 })
    ours.send(Buffer.alloc(100))
    const stop = new AbortController()
    const waiting = ours.drained({ signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
  })

  test('a reader that throws ends the channel, not the process', async () => {
    const pair = await createPair()
    const theirs = pair.theirs()
    const end = Promise.withResolvers<WireError | null>()
    theirs.onFrames(() => {
      throw new RangeError('bug')
    }, end.resolve)
    pair.ours().send(Buffer.from('x'))
    expect(await end.promise).toMatchObject({ code: 'internal', cause: new RangeError('bug') })
  })

  test('a writer that never waits is cut off rather than let grow', async () => {
    const pair = await createPair()
    const ours = pair.ours({ maxBuffered: 100 })
    const here = collect(ours)
    expect(ours.send(Buffer.alloc(101))).toBe(false)
    expect(await here.end).toMatchObject({ code: 'write_buffer_full' })
  })

  test('an aborted signal ends both directions', async () => {
    const pair = await createPair()
    const stop = new AbortController()
    const ours = pair.ours({ signal: stop.signal })
    const here = collect(ours)
    const there = collect(pair.theirs())
    stop.abort()
    expect(await here.end).toMatchObject({ code: 'stream_closed' })
    expect(ours.closed).toBe(true)
    await there.end
  })
})

// The pair of libp2p streams for tests knows no window: over real ones this is tested in packages/network.
describe('backpressure over a socket', () => {
  test('wait at the sender while the reader is paused, and all come when it resumes', async () => {
    const pair = await socketPair()
    const theirs = pair.theirs()
    let received = 0
    let paused = false
    const end = Promise.withResolvers<WireError | null>()
    theirs.onFrames((frames) => {
      received += frames.length
      if (!paused) {
        paused = true
        theirs.pause()
      }
    }, end.resolve)
    const ours = pair.ours({ highWaterMark: 256 * 1024 })
    const body = Buffer.alloc(64 * 1024)
    let sent = 0
    // A source that was not paused would take everything, and the sender would never be told to wait.
    while (sent < 2000) {
      sent += 1
      if (ours.send(body)) continue
      const moved = await ours.drained({ signal: AbortSignal.timeout(300) }).then(
        () => true,
        () => false,
      )
      if (!moved) break
    }
    expect(sent).toBeLessThan(2000)
    expect(received).toBeLessThan(sent)
    theirs.resume()
    await ours.drained()
    await ours.close()
    expect(await end.promise).toBeNull()
    expect(received).toBe(sent)
  })
})
