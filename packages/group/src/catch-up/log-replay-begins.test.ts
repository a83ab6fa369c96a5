import type { RaftStatus } from '@tesela/raft'
import { createLogRange, decodeLogMessage, type LogMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { createLogReplay } from './log-replay.ts'
import { createRequestIds } from './request-ids.ts'

const { electionMs } = defaultSettings

/** A member that has 128 entries applied of 1000 that are committed, and a leader that has no more than them. */
function told({ serving }: { readonly serving: boolean }) {
  const clock = createVirtualClock()
  const range = createLogRange()
  const entries = Array.from({ length: 128 }, (_, at) => {
    return { index: at + 1, term: 1, type: 'normal', data: Uint8Array.of(at) } as const
  })
  range.append(entries, () => false)
  const sent: LogMessage[] = []
  const ignore = () => undefined
  const replay = createLogReplay({
    ...{ self: 'a', groupId: new Uint8Array(16), trail: { range }, clock: clock.process() },
    store: { read: () => Promise.resolve([]), stats: () => ({ firstIndex: 1 }) as never },
    transport: {
      reachable: () => true,
      send: (_to, _channel, body) => {
        const message = decodeLogMessage(body)
        if (message !== null) sent.push(message)
        return true
      },
    },
    mailbox: { post: ignore },
    leadership: { role: 'follower', leader: 'b', self: false },
    applied: { index: 128 },
    space: { refuses: () => false },
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    settings: defaultSettings,
    status: () => ({ term: 1, commit: 1000 }) as RaftStatus,
    requestId: createRequestIds({ bytes: (length) => new Uint8Array(length) }),
    others: () => ['b'],
    isMember: () => true,
    serving: () => serving,
    fetchingSnapshot: () => false,
    logDiverged: ignore,
    failed: (error) => {
      throw error
    },
  })
  return {
    clock,
    replay,
    /** Nobody answers what it asks for then. */
    order() {
      replay.received('b', { type: 'catchUp', term: 1, firstIndex: 1, commit: 1000 })
      sent.length = 0
    },
    /** True: a session began. It ends at once, since everything is here. */
    begins(firstIndex = 1): boolean {
      replay.received('b', { type: 'catchUp', term: 1, firstIndex, commit: 1000 })
      const asked = sent.splice(0).find(({ type }) => type === 'fetchTarget')
      if (asked?.type !== 'fetchTarget') return false
      const { runs, index: last, root } = range.closed()
      replay.received('b', { type: 'target', id: asked.id, root: { runs, last, root }, firstIndex })
      expect(replay.status()).toBe(null)
      return true
    },
  }
}

test('a session begins where the leader’s log goes on from what is applied, whatever is committed', () => {
  const { begins } = told({ serving: true })
  expect(begins(130)).toBe(false)
  expect(begins(129)).toBe(true)
  expect(begins(129)).toBe(true)
})

test('a member whose state stands still waits before it fetches the same again, longer each time', async () => {
  const { clock, begins } = told({ serving: false })
  expect(begins()).toBe(true)
  for (const rest of [4, 8, 16]) {
    await clock.pass(rest * electionMs - 1)
    expect(begins()).toBe(false)
    await clock.pass(1)
    expect(begins()).toBe(true)
  }
})

test('once given up, the session that is under way ends, and no other one begins', async () => {
  const { clock, replay, order, begins } = told({ serving: true })
  order()
  expect(replay.status()).not.toBe(null)
  replay.giveUp()
  expect(replay.status()).toBe(null)
  await clock.pass(2 * electionMs)
  expect(begins()).toBe(false)
  replay.tick(clock.now())
  expect(replay.status()).toBe(null)
})
