import type { PeerVerdicts, SyncProgress } from '@tesela/sync'
import { expect, test } from 'vitest'
import { catchUpStatus } from './catch-up-status.ts'

const verdicts = (bytes: number, invalid = 0): PeerVerdicts => ({
  ...{ bytes, invalid },
  ...{ valid: 1, timedOut: 0, unavailable: 0 },
})

const progress: SyncProgress = {
  ...{ phase: 'leaves', waits: null, position: { anchor: 7, term: 2 }, sealed: true },
  ...{ items: 30, ofItems: 100, bytes: 300, ofBytes: 1000, fetchedBytes: 200, targets: 1 },
  sources: ['b', 'c'],
  peers: new Map([
    ['a', verdicts(50, 1)],
    ['b', verdicts(150)],
  ]),
}

test('it says who sent how much, who is asked now, how fast, and how long it takes still (C27)', () => {
  expect(catchUpStatus('snapshot/1', progress, 1000)).toEqual({
    ...{ strategy: 'snapshot/1', phase: 'leaves', waits: null, anchor: 7, sealed: true },
    ...{ items: 30, ofItems: 100, bytes: 300, ofBytes: 1000 },
    ...{ bytesPerSecond: 200, remainingMs: 3500 },
    peers: [
      { replica: 'b', bytes: 150, asked: true, invalid: 0 },
      { replica: 'a', bytes: 50, asked: false, invalid: 1 },
      { replica: 'c', bytes: 0, asked: true, invalid: 0 },
    ],
  })
})

test('before anything came, nobody knows how long it takes', () => {
  const begun = { ...progress, fetchedBytes: 0, waits: 'nobody leads' }
  expect(catchUpStatus('snapshot/1', begun, 0)).toMatchObject({
    ...{ bytesPerSecond: 0, remainingMs: null },
    waits: 'nobody leads',
  })
})
