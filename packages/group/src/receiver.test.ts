import type { Message } from '@tesela/raft'
import { encodeLogMessage, encodeStrategyFrame, type SnapshotStrategy } from '@tesela/sync'
import { expect, test } from 'vitest'
import { encodeForwardFrame } from './codec/forward-codec.ts'
import { encodeRaftMessage } from './codec/raft-codec.ts'
import { encodeSyncFrame } from './codec/sync-codec.ts'
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

const unused = () => {
  throw new Error('nobody asks for it')
}

/** A strategy whose messages are bytes that add up to 100. */
const sums: SnapshotStrategy<unknown> = {
  ...{ name: 'sums/1', messageBytes: 100, queueBytes: 1000 },
  ...{ estimate: unused, createProvider: unused, createSession: unused },
  codec: {
    encode: (message) => message as Uint8Array,
    decode(bytes) {
      if (bytes.reduce((sum, byte) => sum + byte, 0) !== 100) throw new RangeError('another sum')
      return bytes
    },
  },
}

function setUp(maxBytes = 1000) {
  const time = { now: 0 }
  const messages: Message[] = []
  const forwards: string[] = []
  const syncs: string[] = []
  const logs: string[] = []
  const owns: unknown[] = []
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
    sync: (from, { type }) => void syncs.push(`${from} ${type}`),
    log: (from, { type }) => void logs.push(`${from} ${type}`),
    strategies: new Map([['sync/sums/1', sums]]),
    own: (from, channel, frame) => void owns.push([from, channel, frame]),
  })
  return {
    time,
    receiver,
    messages,
    forwards,
    syncs,
    logs,
    owns,
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

test('what is said about roots goes its own way, and what makes no sense goes none', () => {
  const { receiver, syncs } = setUp()
  const digest = 'x'.repeat(32)
  const roots = {
    anchor: 1,
    term: 1,
    root: digest,
    header: digest,
    sessions: digest,
    collections: [],
    log: null,
  }
  receiver.frame('a/1', 'sync', encodeSyncFrame({ type: 'report', roots }))
  receiver.frame('a/1', 'sync', encodeSyncFrame({ type: 'verdict', sealed: roots, by: [] }))
  receiver.frame('a/1', 'sync', Uint8Array.of(255, 1))
  receiver.frame('a/1', 'sync', new Uint8Array(0))
  expect(syncs).toEqual(['a/1 report', 'a/1 verdict'])
  expect(receiver.malformed).toBe(1)
})

test('replay of the log goes its own way, and what makes no sense goes none', () => {
  const { receiver, logs } = setUp()
  receiver.frame('a/1', 'log', encodeLogMessage({ type: 'fetchTarget', id: 1, neededRun: 0 }))
  receiver.frame('a/1', 'log', Uint8Array.of(255, 1))
  receiver.frame('a/1', 'log', new Uint8Array(0))
  expect(logs).toEqual(['a/1 fetchTarget'])
  expect(receiver.malformed).toBe(1)
})

test("a strategy of a user's own reads its own frames, and what makes no sense to it is dropped", () => {
  const { receiver, owns } = setUp()
  const order = { type: 'catchUp', term: 1, firstIndex: 2, commit: 3 } as const
  const message = { type: 'message', message: Uint8Array.of(60, 40) } as const
  for (const frame of [order, message]) {
    const body = encodeStrategyFrame(sums, frame)
    receiver.frame('a/1', 'sync/sums/1', body)
    body.fill(0xee)
  }
  const longer = { ...message, message: new Uint8Array(101).fill(1, 1) }
  receiver.frame('a/1', 'sync/sums/1', encodeStrategyFrame({ ...sums, messageBytes: 101 }, longer))
  receiver.frame(
    'a/1',
    'sync/sums/1',
    encodeStrategyFrame(sums, { ...message, message: Uint8Array.of(1) }),
  )
  receiver.frame('a/1', 'sync/sums/1', Uint8Array.of(255, 1))
  receiver.frame('a/1', 'sync/sums/1', new Uint8Array(0))
  expect(owns).toEqual([
    ['a/1', 'sync/sums/1', order],
    ['a/1', 'sync/sums/1', message],
  ])
  expect(receiver.malformed).toBe(3)
  // Of a strategy that it lacks, the leader's order is one still.
  for (const frame of [order, message]) {
    receiver.frame('a/1', 'sync/others/1', encodeStrategyFrame(sums, frame))
  }
  expect(owns.slice(2)).toEqual([['a/1', 'sync/others/1', order]])
  expect(receiver.malformed).toBe(4)
})
