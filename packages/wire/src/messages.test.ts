import { streamPair } from '@libp2p/utils'
import { HelloFrame } from '@tesela/protos/hello'
import { describe, expect, test } from 'vitest'
import { framedStream } from './framed-stream.ts'
import { messages } from './messages.ts'

const cap = { maxFrameLength: 200_000 }

async function conversation(highWaterMark = 1024) {
  // A pause does not reach the sender of this pair: allow for what it lets through.
  const [out, inn] = await streamPair({ inbound: { maxReadBufferLength: 64 * 1024 * 1024 } })
  const ours = framedStream(out, cap)
  const theirs = framedStream(inn, cap)
  return { ours, theirs, typed: messages(theirs, HelloFrame, { highWaterMark }) }
}

describe('messages', () => {
  test('come one by one, then null, although the reader is slow and its mark is small', async () => {
    const { ours, typed } = await conversation(10_000)
    const sender = messages(ours, HelloFrame)
    for (let at = 0; at < 100; at++) {
      sender.send({ refused: { code: String(at), message: 'm'.repeat(100_000) } })
      if (at % 3 === 0) await ours.drained()
    }
    const ended = ours.close()
    const codes: string[] = []
    for await (const message of typed) {
      codes.push(message.refused?.code ?? '')
      await new Promise(setImmediate)
    }
    await ended
    expect(codes).toEqual(Array.from({ length: 100 }, (_, at) => String(at)))
    expect(await typed.next()).toBeNull()
  })

  test('that do not decode become a typed error and end the channel', async () => {
    const { ours, theirs, typed } = await conversation()
    ours.send(Uint8Array.from([0xff, 0xff, 0xff, 0xff]))
    await expect(typed.next()).rejects.toMatchObject({ code: 'frame_malformed' })
    expect(theirs.closed).toBe(true)
  })

  test('stop being waited for when the signal says so', async () => {
    const { typed } = await conversation()
    const stop = new AbortController()
    const waiting = typed.next({ signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await expect(typed.next({ signal: stop.signal })).rejects.toThrow('enough')
  })

  test('received before a reset are delivered before its error', async () => {
    const { ours, typed } = await conversation()
    messages(ours, HelloFrame).send({ refused: { code: 'busy', message: '' } })
    expect((await typed.next())?.refused?.code).toBe('busy')
    ours.abort(new Error('gone'))
    await expect(typed.next()).rejects.toMatchObject({ code: 'stream_closed' })
  })
})
