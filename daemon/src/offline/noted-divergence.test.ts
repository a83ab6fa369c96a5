import { expect, test } from 'vitest'
import { notedDivergence } from './noted-divergence.ts'

const once = { times: 1, revision: 60, anchor: 50, parts: ['k'] }

test.each([
  ['a state that was found out, and nothing fetched', once, null, 'state', false],
  ['the snapshot of such a state', once, 60, 'state', false],
  ['a later snapshot, which a majority vouched for', once, 61, 'state', true],
  [
    'what was fetched for a state that is repaired no more',
    { ...once, times: 3 },
    90,
    'state',
    false,
  ],
  ['a log that was found out', { ...once, times: 0, parts: ['(log)'] }, null, 'log', false],
  ['any snapshot of such a log', { ...once, times: 0, parts: ['(log)'] }, 90, 'log', false],
])('of %s', (_of, divergence, named, what, repaired) => {
  const found = notedDivergence(divergence, named === null ? null : { index: named })
  const { times, parts } = divergence
  expect(found).toEqual({ what, times, anchor: 50, parts, repaired })
})
