import { expect, test } from 'vitest'
import type { CatchUpRun, MeasuredFigures } from './catch-up-run.ts'
import { documentText } from './document-text.ts'

const machine = {
  date: '2026-01-02',
  commit: 'abc',
  processor: 'a processor',
  cores: 2,
  memoryGiB: 8,
  system: 'a system',
  node: 'v24',
  coresInUse: 0,
}
const measured: MeasuredFigures = {
  join: {
    joinMs: 6_000,
    sessions: [
      {
        strategy: 'snapshot/1',
        bytes: 10,
        ofBytes: 10,
        sources: [{ source: 'peer-2 (follower)', bytes: 2 ** 20 }],
      },
    ],
    before: { perSecond: 1_000, p50Ms: 1, p99Ms: 5 },
    during: { perSecond: 500, p50Ms: 2, p99Ms: 9 },
    eventLoop: [
      { peer: 'peer-1 (leader)', beforeP99Ms: 1, duringP99Ms: 50 },
      { peer: 'peer-2 (follower)', beforeP99Ms: 1, duringP99Ms: 12 },
    ],
  },
  replay: { entries: 200, replayMs: 500, fetchedBytes: 2 ** 21, onlineMs: 900 },
  consecutive: { changed: '10 consecutive', fetchedBytes: 3, stateBytes: 100, onlineMs: 1 },
  random: { changed: '10 random', fetchedBytes: 47, stateBytes: 100, onlineMs: 1 },
}
const run: CatchUpRun = {
  machine,
  entries: 1_000_000,
  entriesOfFailures: 200_000,
  perSecond: 1_000,
  measured,
  failures: [],
}

/** The cells of the row that begins so. */
function row(text: string, begin: string): readonly string[] {
  const line = text.split('\n').find((each) => each.startsWith(`| ${begin}`)) ?? ''
  return line.split('|').map((cell) => cell.trim())
}

test('says of each goal whether it was reached, of the timers those of sources alone', () => {
  const text = documentText(run)
  expect(row(text, 's from join')).toEqual(['', 's from join to online', '≤ 5', '6.00', 'no', ''])
  expect(row(text, '% fewer')).toContain('50.0')
  expect(row(text, 'ms, p99')).toEqual([
    '',
    'ms, p99 of the delay of timers of sources',
    '≤ 20',
    '12.0',
    'yes',
    '',
  ])
  expect(row(text, '10 random')).toContain('47.0 %')
  expect(text).not.toContain('smaller here')
})

test('says that bounds are smaller where there are fewer entries than the goals are about', () => {
  expect(documentText({ ...run, entries: 50_000 })).toContain('smaller here in the same measure')
})

test('shows what failed in the place of its figures', () => {
  const failure = { name: 'leader-killed', happens: 'the leader is killed' }
  const failures = [{ failure, result: 'peer-4 lost 3 writes', tookMs: 1_000 }]
  const text = documentText({ ...run, measured: null, failures })
  expect(text).toContain('Cases: 1, failed: 1.')
  expect(row(text, 'the leader is killed')).toContain('**FAILED**: peer-4 lost 3 writes')
})
