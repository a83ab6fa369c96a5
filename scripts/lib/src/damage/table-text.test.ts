import { expect, test } from 'vitest'
import { tableText } from './table-text.ts'

const machine = { date: '2026-01-02', commit: 'abc', system: 'Linux' }
const damaged = { kind: 'meta', damage: 'deleted', stop: 'idle', otherAway: false } as const

test('has a line of every case, and says which failed, and what was not tried', () => {
  const outcome = 'joins again' as const
  const result = { outcome, role: 'leader', acknowledged: 70, setAside: 1 }
  const text = tableText(
    [
      { damaged, result, tookMs: 1_234 },
      { damaged: { ...damaged, otherAway: true }, result: 'peer-1 lost 3 of 70', tookMs: 9 },
    ],
    [
      { role: 'follower', result: null },
      { role: 'leader', result: 'it ended' },
    ],
    machine,
  )
  const words = text.replaceAll(/ +/g, ' ')
  expect(words).toContain('2 cases, 1 failed.')
  expect(words).toContain('| meta | deleted | idle | leader | joins again | 70 | 0 | 1 | 1.2 s |')
  expect(words).toContain('| idle, other away | | **FAILED**: peer-1 lost 3 of 70 |')
  expect(words).toContain('| follower | not tried: mounting needs root |')
  expect(words).toContain('| leader | **FAILED**: it ended |')
})
