import type { Input, RaftStatus } from '@tesela/raft'
import {
  createLogRange,
  createLogReplaySync,
  decodeLogMessage,
  type RangedEntry,
} from '@tesela/sync'
import { expect, test } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { createLogReplay } from './log-replay.ts'
import { createRequestIds } from './request-ids.ts'

const groupId = new Uint8Array(16)
const ignore = () => undefined
const entries: readonly RangedEntry[] = Array.from({ length: 256 }, (_, at) => {
  return { index: at + 1, term: 1, type: 'normal', data: Uint8Array.of(at) }
})
const rangeOf = (count: number) => {
  const range = createLogRange()
  range.append(entries.slice(0, count), () => false)
  return range
}

/** A member that has 128 entries applied, and 200 committed, and a leader that has 256. */
test('where the core does not take what was proven the session ends, and nobody is judged for it', () => {
  const clock = createVirtualClock()
  const handed: Extract<Input, { in: 'replayed' }>[] = []
  const complaints: unknown[] = []
  let status = {
    term: 1,
    commit: 200,
    contradicted: null,
    contradictedByLeader: null,
  } as RaftStatus
  const leader = createLogReplaySync().createProvider({
    ...{ self: 'b', groupId, leader: () => ({ id: 'b', term: 1 }), firstIndex: () => 1 },
    log: {
      serving: () => true,
      range: () => rangeOf(256),
      read: (from, _maxBytes, done) => done(entries.slice(from - 1)),
    },
    send: (_to, message) => {
      replay.received('b', message)
      return true
    },
  })
  const replay = createLogReplay({
    ...{ self: 'a', groupId, trail: { range: rangeOf(128) }, clock: clock.process() },
    store: { read: () => Promise.resolve([]), stats: () => ({ firstIndex: 1 }) as never },
    transport: {
      reachable: () => true,
      send: (_to, _channel, body) => {
        const message = decodeLogMessage(body)
        return message !== null && leader.receive('a', message)
      },
    },
    mailbox: { post: (input) => void (input.in === 'replayed' && handed.push(input)) },
    leadership: { role: 'follower', leader: 'b', self: false },
    applied: { index: 128 },
    space: { refuses: () => false },
    logger: {
      debug: ignore,
      info: ignore,
      warn: ignore,
      error: (fields) => complaints.push(fields),
    },
    settings: defaultSettings,
    status: () => ({ ...status, conf: { voters: ['a', 'b', 'c'], votersOutgoing: [] } }) as never,
    requestId: createRequestIds({ bytes: (length) => new Uint8Array(length) }),
    others: () => ['b'],
    isMember: () => true,
    serving: () => true,
    fetchingSnapshot: () => false,
    logDiverged: () => expect.unreachable(),
    failed: (error) => {
      throw error
    },
  })
  replay.received('b', { type: 'catchUp', term: 1, firstIndex: 1, commit: 256 })
  expect(handed.map(({ prev, entries: some }) => [prev.index, some.length])).toEqual([[128, 128]])
  // Of something else it is not told here.
  status = { ...status, contradicted: 100 }
  replay.turned()
  expect(replay.status()).not.toBeNull()
  status = { ...status, contradicted: 190 }
  replay.turned()
  expect(replay.status()).toBeNull()
  expect(complaints).toMatchObject([{ error: { code: 'log_diverged', index: 189 } }])
})
