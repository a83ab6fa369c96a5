import type { CatchUpStatus, GroupStatus, StatusDocument } from '@tesela/client'
import { expect, test } from 'vitest'
import { diagnoseRunning } from './diagnose-running.ts'

const fetching: CatchUpStatus = {
  ...{ strategy: 'snapshot/1', phase: 'leaves', waits: null, anchor: 90, sealed: true },
  ...{
    items: 3,
    ofItems: 9,
    bytes: 300,
    ofBytes: 900,
    bytesPerSecond: 0,
    remainingMs: null,
    peers: [],
  },
}
const sound: GroupStatus = {
  ...{ id: 'g', name: 'shop', replica: 'a/1', incarnation: '1', role: 'follower', term: 2 },
  ...{ leader: 'b/1', commit: 9, applied: 9, firstIndex: 1, lastIndex: 9, logBytes: 100 },
  ...{ snapshot: null, catchUp: null, mended: [], fsyncP99Ms: null, health: 'ok', advice: null },
  ...{ diverged: [], repair: null, lastMark: null, canLose: 1, members: [] },
}

function diagnosed(group: Partial<GroupStatus> | null, damagedFiles = 0) {
  const document: StatusDocument = {
    ...{ peerId: 'p', version: '0', pid: 7, uptimeMs: 1, addresses: [], damagedFiles },
    ...{ eventLoopDelayP99Ms: null, eventLoopDelayMaxMs: null },
    group: group === null ? null : { ...sound, ...group },
  }
  return diagnoseRunning(document)
}

test('nothing of a peer that is well', () => {
  expect(diagnosed({})).toEqual({ complaints: [], remarks: [] })
})

test.each([
  ['a peer without a group', null, 'this peer is in no group', /`tesela group create`/],
  [
    'a log that diverged, with the advice of the peer itself',
    { health: 'halted(log_diverged: its log up to 96 is not …)', advice: 'keep what all have' },
    'halted(log_diverged: its log up to 96 is not …)',
    /^keep what all have$/,
  ],
  [
    'a state that is being repaired',
    { health: 'halted(state_diverged: k; repair 1 of 2)' },
    'halted(state_diverged: k; repair 1 of 2)',
    /^it repairs itself/,
  ],
  [
    'a state that nothing repairs any more',
    { health: 'halted(state_diverged: k; repaired 2 times, and in vain)', advice: 'replace it' },
    'halted(state_diverged: k; repaired 2 times, and in vain)',
    /^replace it$/,
  ],
  [
    'nobody who leads',
    { health: 'degraded(no leader: 1 of 3 voters here, 2 needed)' },
    'degraded(no leader: 1 of 3 voters here, 2 needed)',
    /majority of the voters runs/,
  ],
  ['a disk that is slow', { health: 'degraded(the disk does not answer)' }, /the disk/, /why/],
  ['a log that is given back', { health: 'degraded(refilling: …)' }, /refilling/, /give it back/],
  [
    'a state that is fetched',
    { health: 'degraded(fetching its state)' },
    /its state/,
    /the others/,
  ],
  [
    'a log that goes on from none of the leader',
    { health: 'degraded(its log contradicts that of the leader at entry 9)' },
    /at entry 9/,
    /^see whether others say so, too, of the same leader/,
  ],
  ['a full disk', { health: 'read-only(disk full)' }, 'read-only(disk full)', /make room/],
  ['what is not known here', { health: 'halted(else)' }, 'halted(else)', /`tesela logs`/],
  [
    'what is under way',
    { catchUp: fetching },
    'it fetches what it lacks (snapshot/1, leaves, 3 of 9 items)',
    /nothing is to be done/,
  ],
  [
    'what waits for somebody',
    { catchUp: { ...fetching, waits: 'nobody leads' } },
    /^it fetches/,
    /^it waits: nobody leads$/,
  ],
])('of %s', (_of, group, what, remedy) => {
  const { complaints } = diagnosed(group)
  expect(complaints).toEqual([
    {
      what: typeof what === 'string' ? what : expect.stringMatching(what),
      remedy: expect.stringMatching(remedy),
    },
  ])
})

test('what is over is worth a remark, and no complaint', () => {
  const repair = { times: 1, atMost: 2, state: 'done' } as const
  const { complaints, remarks } = diagnosed({ repair }, 2)
  expect(complaints).toEqual([])
  expect(remarks).toEqual([
    '2 damaged files were set aside in damaged/',
    expect.stringContaining('its state diverged and was repaired, 1 of at most 2 times'),
  ])
})
