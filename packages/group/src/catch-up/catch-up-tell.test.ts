import type { RaftStatus } from '@tesela/raft'
import { createLogRange, decodeLogMessage, decodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { createLogVolume } from '../snapshots/log-volume.ts'
import { createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { createCatchUp } from './catch-up.ts'

interface Leader {
  /** Messages of replay reach the member. */
  readonly replays: boolean
  readonly anchor?: number
  readonly match?: number
  readonly applied?: number
}

/** What a leader with all of its log, of 90 entries, tells a member that has some, and what it tells its core. */
function told({ replays, anchor, match = 7, applied = 90 }: Leader) {
  const clock = createVirtualClock()
  const heard: unknown[] = []
  const unused = () => {
    throw new Error('nobody asks for it')
  }
  const ignore = () => undefined
  const progress = new Map([['b', { state: 'snapshot', match }]])
  const current =
    anchor === undefined ? null : { meta: { index: anchor }, stored: { bytes: 1_000_000 } }
  const range = createLogRange()
  for (let index = 1; index <= applied; index += 1) {
    range.append([{ index, term: 1, type: 'normal', data: new Uint8Array(100) }], () => false)
  }
  const catchUp = createCatchUp<unknown>({
    ...{ self: 'a', groupId: new Uint8Array(16), machine: createCounterMachine(new Map()) },
    store: { anchored: unused, stats: () => ({ firstIndex: 1 }) as never },
    snapshots: {} as never,
    shelf: { serving: () => true, newest: () => null, current, tidy: () => undefined } as never,
    trail: { range, volume: createLogVolume(1) },
    transport: {
      reachable: () => true,
      send: (_to, channel, body) => {
        if (channel === 'log' && !replays) return false
        heard.push(channel === 'log' ? decodeLogMessage(body) : decodeSnapshotMessage(body))
        return true
      },
    },
    strategies: new Map(),
    mailbox: { post: (input) => void heard.push(input) },
    leadership: { role: 'leader', leader: 'a', self: true },
    clock: clock.process(),
    requestId: unused,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    settings: defaultSettings,
    status: () => ({ term: 1, commit: 90, applied, progress }) as unknown as RaftStatus,
    others: () => ['b'],
    isMember: () => true,
    missingFrom: null,
    sealedOnly: false,
    staging: () => Promise.resolve(),
    requestMark: unused,
    failed: unused,
  })
  catchUp.behind('b')
  catchUp.tick(0)
  return heard
}

const catchUp = { type: 'catchUp', term: 1, commit: 90 }

test('who can have the log is told to replay it', () => {
  expect(told({ replays: true })).toEqual([{ ...catchUp, firstIndex: 1 }])
})

test('who replay does not reach is told to fetch a snapshot of more than it has', () => {
  expect(told({ replays: false })).toEqual([{ ...catchUp, firstIndex: 9 }])
  expect(told({ replays: false, anchor: 5 })).toEqual([{ ...catchUp, firstIndex: 9 }])
  expect(told({ replays: false, anchor: 50 })).toEqual([{ ...catchUp, firstIndex: 51 }])
})

test('who lacks nothing but what is in no whole run yet is sent it by the leader', () => {
  const sent = { in: 'catchUpEnded', to: 'b', ok: false, appends: true }
  expect(told({ replays: true, match: 64 })).toEqual([sent])
  expect(told({ replays: true, match: 63 })).toEqual([{ ...catchUp, firstIndex: 1 }])
  // A leader that has yet to apply more may find a run in that.
  expect(told({ replays: true, match: 64, applied: 89 })).toEqual([{ ...catchUp, firstIndex: 1 }])
})
