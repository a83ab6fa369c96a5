import type { RaftStatus } from '@tesela/raft'
import { createLogRange, decodeLogMessage, decodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { createLogVolume } from '../snapshots/log-volume.ts'
import { createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { createCatchUp } from './catch-up.ts'

/** What a leader with all of its log tells a member that has 7 entries. @param replays - messages of replay reach it */
function told(replays: boolean, anchor: number | null) {
  const clock = createVirtualClock()
  const heard: unknown[] = []
  const unused = () => {
    throw new Error('nobody asks for it')
  }
  const ignore = () => undefined
  const progress = new Map([['b', { state: 'snapshot', match: 7 }]])
  const current = anchor === null ? null : { meta: { index: anchor }, stored: { bytes: 1_000_000 } }
  const catchUp = createCatchUp<unknown>({
    ...{ self: 'a', groupId: new Uint8Array(16), machine: createCounterMachine(new Map()) },
    store: { anchored: unused, stats: () => ({ firstIndex: 1 }) as never },
    snapshots: {} as never,
    shelf: { serving: () => true, newest: () => null, current, tidy: () => undefined } as never,
    trail: { range: createLogRange(), volume: createLogVolume(1) },
    transport: {
      reachable: () => true,
      send: (_to, channel, body) => {
        if (channel === 'log' && !replays) return false
        heard.push(channel === 'log' ? decodeLogMessage(body) : decodeSnapshotMessage(body))
        return true
      },
    },
    strategies: new Map(),
    mailbox: { post: ignore },
    leadership: { role: 'leader', leader: 'a', self: true },
    clock: clock.process(),
    requestId: unused,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    settings: defaultSettings,
    status: () => ({ term: 1, commit: 90, progress }) as unknown as RaftStatus,
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
  expect(told(true, null)).toEqual([{ ...catchUp, firstIndex: 1 }])
})

test('who replay does not reach is told to fetch a snapshot of more than it has', () => {
  expect(told(false, null)).toEqual([{ ...catchUp, firstIndex: 9 }])
  expect(told(false, 5)).toEqual([{ ...catchUp, firstIndex: 9 }])
  expect(told(false, 50)).toEqual([{ ...catchUp, firstIndex: 51 }])
})
