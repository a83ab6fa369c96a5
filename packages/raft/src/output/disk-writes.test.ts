import { expect, test } from 'vitest'
import { DiskWrites } from './disk-writes.ts'

test('a finished batch vouches for no entry that a later batch in flight replaces (rule 33)', () => {
  const writes = new DiskWrites()
  const first = writes.add(5, null, 0)
  writes.truncated(3)
  const second = writes.add(4, null, 0)
  writes.truncated(3)
  const third = writes.add(5, null, 0)
  expect(writes.finish(first).last).toBe(2)
  expect(writes.finish(second).last).toBe(2)
  expect(writes.finish(third).last).toBe(5)
})

test('a finished batch speaks for every one before it', () => {
  const writes = new DiskWrites()
  writes.add(3, { kind: 'vote', term: 2 }, 0)
  const second = writes.add(0, null, 0)
  writes.add(4, null, 0)
  expect(writes.finish(second)).toMatchObject({ last: 3, selfVotes: [{ kind: 'vote', term: 2 }] })
})
