import type { Entry, Message } from '@tesela/raft'
import { expect, test } from 'vitest'
import { decodeRaftMessage } from './codec/raft-codec.ts'
import { createOutbox } from './outbox.ts'
import type { Transport } from './seams.ts'

const me = 'a/1'

function entry(index: number, bytes = 10): Entry {
  return { type: 'normal', term: 3, index, data: new Uint8Array(bytes).fill(index) }
}

function append(to: string, prev: number, entries: readonly Entry[], commit = 0): Message {
  return { type: 'append', from: me, to, term: 3, prev: { term: 3, index: prev }, entries, commit }
}

function setUp({ maxFrameBytes = 1000, full = false } = {}) {
  const sent: { readonly to: string; readonly channel: string; readonly body: Uint8Array }[] = []
  const unreachable: string[] = []
  const transport: Pick<Transport, 'send'> = {
    send(to, channel, body) {
      sent.push({ to, channel, body })
      return !full
    },
  }
  const timers: { ms: number; ring: () => void }[] = []
  const clock = {
    timer(ms: number, callback: () => void) {
      const timer = { ms, ring: callback }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
  }
  const outbox = createOutbox({
    transport,
    clock,
    holdMs: 2,
    maxFrameBytes,
    unreachable: (peer) => unreachable.push(peer),
  })
  const decoded = () => sent.map(({ to, body }) => decodeRaftMessage(body, me, to))
  const ring = () => timers.shift()?.ring()
  return { outbox, sent, unreachable, decoded, timers, ring }
}

test('adjacent appends to one peer leave as one, with the latest commit', () => {
  const { outbox, decoded } = setUp()
  outbox.add([append('b/1', 4, [entry(5)], 3), append('b/1', 5, [entry(6), entry(7)], 4)])
  outbox.add([append('b/1', 7, [], 5)])
  outbox.flush()
  expect(decoded()).toEqual([append('b/1', 4, [entry(5), entry(6), entry(7)], 5)])
})

test('merging stops at the cap, and a single large entry still leaves', () => {
  const { outbox, decoded } = setUp({ maxFrameBytes: 200 })
  outbox.add([append('b/1', 4, [entry(5, 500)]), append('b/1', 5, [entry(6)])])
  outbox.add([append('b/1', 6, [entry(7)])])
  outbox.flush()
  expect(decoded()).toEqual([
    append('b/1', 4, [entry(5, 500)]),
    append('b/1', 5, [entry(6), entry(7)]),
  ])
})

test('an append whose entries outgrow the frame with their fields leaves as several that connect', () => {
  const { outbox, decoded } = setUp({ maxFrameBytes: 120 })
  const entries = [entry(5, 200), entry(6, 0), entry(7, 0), entry(8, 0), entry(9, 0)]
  outbox.add([append('b/1', 4, entries, 3)])
  outbox.flush()
  expect(decoded()).toEqual([
    append('b/1', 4, entries.slice(0, 1), 3),
    append('b/1', 5, entries.slice(1, 4), 3),
    append('b/1', 8, entries.slice(4), 3),
  ])
})

test('a commit-only append that a later one supersedes is dropped', () => {
  const { outbox, decoded } = setUp()
  outbox.add([append('b/1', 4, [], 3), append('b/1', 2, [entry(3)], 4)])
  outbox.flush()
  expect(decoded()).toEqual([append('b/1', 2, [entry(3)], 4)])
})

test('an append without entries waits for some of a later turn, and leaves with them', () => {
  const { outbox, decoded, timers } = setUp()
  outbox.add([append('b/1', 4, [], 4), append('c/1', 3, [entry(4)], 3)])
  outbox.flush()
  expect(decoded()).toEqual([append('c/1', 3, [entry(4)], 3)])
  expect(timers).toMatchObject([{ ms: 2 }])
  outbox.add([append('b/1', 4, [entry(5)], 4)])
  outbox.flush()
  expect(decoded().slice(1)).toEqual([append('b/1', 4, [entry(5)], 4)])
  expect(timers).toEqual([])
})

test('an append without entries leaves by itself when none come in time, the newest of them', () => {
  const { outbox, decoded, timers, ring } = setUp()
  for (const commit of [4, 5]) {
    outbox.add([append('b/1', 5, [], commit), append('c/1', 5, [], commit)])
    outbox.flush()
  }
  expect(timers).toHaveLength(1)
  ring()
  expect(decoded()).toEqual([append('b/1', 5, [], 5), append('c/1', 5, [], 5)])
  outbox.flush()
  expect(timers).toEqual([])
})

test('an append without entries waits for nothing once there is something else to send', () => {
  const { outbox, decoded } = setUp()
  outbox.add([append('b/1', 4, [], 4)])
  outbox.flush()
  outbox.add([
    { type: 'heartbeat', from: me, to: 'b/1', term: 3, commit: 1, readSeq: 1, sentAt: 5 },
  ])
  outbox.flush()
  expect(decoded().map(({ type }) => type)).toEqual(['append', 'heartbeat'])
})

test('an append without entries waits no longer when everything is to leave', () => {
  const { outbox, decoded, timers } = setUp()
  outbox.add([append('b/1', 4, [], 4)])
  outbox.flush()
  outbox.add([append('c/1', 3, [], 4)])
  outbox.flushAll()
  expect(decoded()).toEqual([append('b/1', 4, [], 4), append('c/1', 3, [], 4)])
  expect(timers).toEqual([])
})

test('what waits is not said any more by a member that was silenced or closed meanwhile', () => {
  const { outbox, sent, timers, ring } = setUp()
  outbox.add([append('b/1', 4, [], 4)])
  outbox.flush()
  outbox.silence()
  ring()
  expect(sent).toEqual([])
  outbox.speak()
  outbox.add([append('b/1', 4, [], 5)])
  outbox.flush()
  outbox.close()
  expect(timers).toEqual([])
})

test('appends that do not connect both leave', () => {
  const { outbox, sent } = setUp()
  outbox.add([append('b/1', 4, [entry(5)]), append('b/1', 7, [entry(8)])])
  outbox.flush()
  expect(sent).toHaveLength(2)
})

test('of several acknowledgements the last leaves; a rejection is never swallowed', () => {
  const { outbox, decoded } = setUp()
  const ack = (index: number): Message => ({
    type: 'appendResp',
    from: me,
    to: 'b/1',
    term: 3,
    index,
  })
  const rejection: Message = {
    ...ack(9),
    type: 'appendResp',
    index: 9,
    reject: { term: 2, index: 4 },
  }
  outbox.add([ack(5), ack(6), rejection, ack(7)])
  outbox.flush()
  expect(decoded()).toEqual([rejection, ack(7)])
})

test('an acknowledgement of another term supersedes nothing', () => {
  const { outbox, sent } = setUp()
  outbox.add([
    { type: 'appendResp', from: me, to: 'b/1', term: 3, index: 5 },
    { type: 'appendResp', from: me, to: 'b/1', term: 4, index: 6 },
  ])
  outbox.flush()
  expect(sent).toHaveLength(2)
})

test('followers at the same position get the same bytes, encoded once', () => {
  const { outbox, sent } = setUp()
  outbox.add([
    append('b/1', 4, [entry(5)]),
    append('c/1', 4, [entry(5)]),
    append('d/1', 3, [entry(4)]),
  ])
  outbox.flush()
  expect(sent[0]?.body).toBe(sent[1]?.body)
  expect(sent[2]?.body).not.toBe(sent[0]?.body)
})

test('heartbeats and votes have another channel than appends', () => {
  const { outbox, sent } = setUp()
  outbox.add([
    append('b/1', 4, [entry(5)]),
    { type: 'heartbeat', from: me, to: 'b/1', term: 3, commit: 1, readSeq: 1, sentAt: 5 },
    { type: 'preVote', from: me, to: 'b/1', term: 3, last: { term: 2, index: 4 } },
  ])
  outbox.flush()
  expect(sent.map(({ channel }) => channel)).toEqual(['append', 'urgent', 'urgent'])
})

test('a peer that takes no frame is reported once a flush', () => {
  const { outbox, unreachable } = setUp({ full: true })
  outbox.add([append('b/1', 4, [entry(5)]), append('b/1', 7, [entry(8)])])
  outbox.flush()
  outbox.flush()
  expect(unreachable).toEqual(['b/1'])
})

test('a silenced member still answers, and neither leads nor asks for votes', () => {
  const { outbox, decoded } = setUp()
  outbox.silence()
  outbox.add([
    append('b/1', 4, [entry(5)]),
    { type: 'preVote', from: me, to: 'b/1', term: 3, last: { term: 2, index: 4 } },
    { type: 'voteResp', from: me, to: 'b/1', term: 3, granted: true },
  ])
  outbox.flush()
  expect(decoded().map(({ type }) => type)).toEqual(['voteResp'])
})

test('a mute member tells nobody anything but to take over', () => {
  const { outbox, decoded } = setUp()
  outbox.silence()
  outbox.mute()
  outbox.speak()
  outbox.add([
    { type: 'timeoutNow', from: me, to: 'b/1', term: 3 },
    append('b/1', 4, [entry(5)]),
    { type: 'appendResp', from: me, to: 'b/1', term: 3, index: 5 },
    { type: 'heartbeatResp', from: me, to: 'b/1', term: 3, readSeq: 1, sentAt: 5 },
    { type: 'vote', from: me, to: 'b/1', term: 3, last: { term: 2, index: 4 } },
    { type: 'voteResp', from: me, to: 'b/1', term: 3, granted: true },
  ])
  outbox.flush()
  expect(decoded().map(({ type }) => type)).toEqual(['timeoutNow'])
})
