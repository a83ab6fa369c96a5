import type { SyncProgress } from '@tesela/sync'
import { expect, test } from 'vitest'
import { createCatchUpLog } from './catch-up-log.ts'

test('a line for each phase, and for a wait that lasts', () => {
  const lines: string[] = []
  const log = createCatchUpLog({
    info: (fields, message) => void lines.push(`${message} ${fields.phase} ${fields.waits ?? ''}`),
  })
  const at = (now: number, phase: string, waits: string | null) =>
    log({ phase, waits, sources: [], targets: 1, position: null } as unknown as SyncProgress, now)
  at(0, 'target', 'nobody leads')
  at(1999, 'target', 'nobody leads')
  expect(lines.splice(0)).toEqual(['catch-up goes on target '])
  at(2000, 'target', 'nobody leads')
  at(9000, 'target', 'nobody leads')
  expect(lines.splice(0)).toEqual(['catch-up waits target nobody leads'])
  at(9001, 'leaves', null)
  expect(lines.splice(0)).toEqual(['catch-up goes on leaves '])
  // What is over at once is not worth a line.
  for (let now = 9100; now < 20_000; now += 100) at(now, 'leaves', now % 200 === 0 ? 'disk' : null)
  expect(lines).toEqual([])
})
