import { expect, test } from 'vitest'
import { divergenceFinding } from '../../offline/divergence-finding.ts'
import type { NotedDivergence } from '../../offline/noted-divergence.ts'
import type { GroupReport } from '../../offline/verify-directory.ts'
import { diagnoseStopped } from './diagnose-stopped.ts'

const notRunning = { what: 'no daemon runs on /d', remedy: 'start it: `tesela start`' }

function diagnosed(
  divergence: NotedDivergence | null,
  findings: GroupReport['findings'] = [],
  refusals: readonly string[] = [],
) {
  const noted = divergence === null ? [] : [divergenceFinding('/d/groups/g', divergence)]
  const group = { group: 'g', log: null, divergence, findings: [...findings, ...noted] }
  return diagnoseStopped({ data: '/d', ok: false, groups: [group], findings: [] }, refusals)
}

const ofState = { what: 'state', times: 1, anchor: 50, parts: ['k'], repaired: false } as const

test('of a peer that only does not run', () => {
  expect(diagnosed(null)).toEqual({ complaints: [notRunning], remarks: [] })
})

test.each([
  [
    'a log that is not that of the majority',
    { what: 'log', times: 0, anchor: 96, parts: ['(log)'], repaired: false } as const,
    'its log up to 96 is not that of the majority (log_diverged)',
    /keep what all members have.*move groups\/g out/,
  ],
  [
    'a state that is not repaired yet',
    ofState,
    'its state at 50 is not that of the majority (state_diverged): k differ',
    /^start the peer while a majority of the voters is there/,
  ],
  [
    'a state that nothing repairs any more',
    { ...ofState, times: 3 },
    /state_diverged/,
    /computed another state than the majority 3 times.*move groups\/g out/,
  ],
])('of %s, before that it does not run', (_of, divergence, what, remedy) => {
  const { complaints, remarks } = diagnosed(divergence)
  expect(complaints).toEqual([
    {
      what: typeof what === 'string' ? what : expect.stringMatching(what),
      remedy: expect.stringMatching(remedy),
    },
    notRunning,
  ])
  expect(remarks).toEqual([])
})

test('of a state that was repaired there is a remark only', () => {
  expect(diagnosed({ ...ofState, repaired: true })).toEqual({
    complaints: [notRunning],
    remarks: ['k at 50 was found not to be that of the majority, and was repaired since'],
  })
})

test('of damage it names file and place, and leaves out what a crash may leave', () => {
  const finding = { kind: 'corrupt', file: '/d/wal', offset: 512, message: 'it is torn' } as const
  const { complaints } = diagnosed(null, [
    { ...finding, isDamage: true },
    { ...finding, isDamage: false, offset: null },
  ])
  expect(complaints).toEqual([
    { what: '/d/wal at byte 512: it is torn', remedy: expect.stringMatching(/^start the peer/) },
    notRunning,
  ])
})

test('of what another version wrote it does not say to start this one', () => {
  const kind = 'unknownFormat'
  const of = { file: '/d/meta', offset: null, message: 'it has format 9', isDamage: true, kind }
  const remedy = 'start the version of Tesela that wrote it; nothing is lost'
  expect(diagnosed(null, [of as GroupReport['findings'][number]]).complaints[0]).toEqual({
    what: '/d/meta: it has format 9',
    remedy,
  })
})

test('of one that would not start, why, and to start it only then', () => {
  const refused = 'listen is empty; give at least one multiaddr.'
  const finding = { kind: 'corrupt', file: '/d/wal', offset: 512, message: 'it is torn' } as const
  const { complaints } = diagnosed(ofState, [{ ...finding, isDamage: true }], [refused])
  const only = 'when the start is refused no more, start'
  expect(complaints).toEqual([
    {
      what: '`tesela start` is refused',
      remedy: 'listen is empty; give at least one multiaddr',
    },
    { what: expect.stringContaining('(state_diverged)'), remedy: startsWith(`${only} the peer`) },
    { what: '/d/wal at byte 512: it is torn', remedy: startsWith(`${only} the peer: it takes`) },
    { what: notRunning.what, remedy: `${only} it: \`tesela start\`` },
  ])
})

function startsWith(text: string): unknown {
  return expect.stringMatching(new RegExp(`^${text}`))
}
