import type { Message } from '@tesela/raft'
import { expect, test } from 'vitest'
import { encodeForwardFrame } from './codec/forward-codec.ts'
import { encodeRaftMessage } from './codec/raft-codec.ts'
import { createReceiver } from './receiver.ts'

const append: Message = {
  type: 'append',
  from: 'a/1',
  to: 'b/1',
  term: 2,
  prev: { term: 0, index: 0 },
  entries: [{ type: 'normal', term: 2, index: 1, data: Uint8Array.of(1, 2, 3) }],
  commit: 0,
}

function setUp(maxBytes = 1000) {
  const time = { now: 0 }
  const messages: Message[] = []
  const forwards: string[] = []
  const warnings: string[] = []
  const ignore = () => undefined
  const receiver = createReceiver({
    self: 'b/1',
    clock: { now: () => time.now },
    logger: {
      debug: ignore,
      info: ignore,
      warn: (_fields, message) => void warnings.push(message),
      error: ignore,
    },
    maxBytes,
    message: (message) => void messages.push(message),
    forward: (from, { requestId }) => void forwards.push(`${from} ${requestId}`),
  })
  return {
    time,
    receiver,
    messages,
    forwards,
    warnings,
    body: encodeRaftMessage(append) ?? new Uint8Array(),
  }
}

test('entries are kept although the frame is overwritten behind them', () => {
  const { receiver, messages, body } = setUp()
  receiver.frame('a/1', 'append', body)
  body.fill(0xee)
  expect(messages).toEqual([append])
})

test('a frame that makes no sense is dropped, counted, and warned of once a second', () => {
  const { time, receiver, messages, warnings, body } = setUp()
  for (let at = 0; at < 5; at += 1) receiver.frame('a/1', 'append', Uint8Array.of(255, at))
  expect([receiver.malformed, warnings.length]).toEqual([5, 1])
  time.now += 1000
  receiver.frame('a/1', 'forward', Uint8Array.of(1))
  expect([receiver.malformed, warnings.length]).toEqual([6, 2])
  receiver.frame('a/1', 'urgent', body)
  expect(receiver.malformed).toBe(7)
  expect(messages).toEqual([])
})

test('a full inbox drops what comes on top until a turn has taken it', () => {
  const { receiver, messages, body } = setUp(40)
  for (let at = 0; at < 10; at += 1) receiver.frame('a/1', 'append', body)
  expect(messages.length).toBeLessThan(4)
  expect(messages.length + receiver.dropped).toBe(10)
  receiver.drained()
  const before = messages.length
  receiver.frame('a/1', 'append', body)
  expect(messages).toHaveLength(before + 1)
})

test('a single frame is taken whatever its size', () => {
  const { receiver, messages, body } = setUp(1)
  receiver.frame('a/1', 'append', body)
  expect(messages).toHaveLength(1)
})

test('forwarded requests go their own way', () => {
  const { receiver, forwards } = setUp()
  receiver.frame('a/1', 'forward', encodeForwardFrame({ requestId: 'boot-1' }))
  receiver.frame('a/1', 'forward', encodeForwardFrame({ requestId: 'x'.repeat(65) }))
  expect(forwards).toEqual(['a/1 boot-1'])
  expect(receiver.malformed).toBe(1)
})
