import { describe, expect, test } from 'vitest'
import { bootCore, entriesOf, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import { bootLeader } from './testing/boot-leader.ts'
import type { Entry, EntryId, Input, RaftCore } from './types.ts'

const replayed = (prev: EntryId, entries: readonly Entry[]): Input => ({
  in: 'replayed',
  prev,
  entries,
})

function bootFollower(log: readonly number[]): RaftCore {
  const core = bootCore({ log, term: 5 })
  const heartbeat = { type: 'heartbeat', commit: 1, readSeq: 0, sentAt: 0 } as const
  sentBy(core, { in: 'tick', now: 0 }, receive({ ...heartbeat, from: 'b', to: 'a', term: 5 }))
  return core
}

describe('replayed entries', () => {
  test('are persisted, committed and acknowledged to the leader when they are durable', () => {
    const core = bootFollower([])
    const [output] = outputsOf(core, replayed({ term: 1, index: 1 }, entriesOf(2, 1, 4)))
    expect(output?.persist).toMatchObject({
      entries: [{ index: 2 }, { index: 3 }],
      hardState: { commit: 3 },
      after: [{ type: 'appendResp', to: 'b', index: 3 }],
    })
    expect(core.status()).toMatchObject({ commit: 3, stable: 1 })
  })

  test('take the place of a tail of another term', () => {
    const core = bootFollower([2, 2])
    const [output] = outputsOf(core, replayed({ term: 1, index: 1 }, entriesOf(2, 4)))
    expect(output?.persist).toMatchObject({ lowerWatermark: { term: 1, index: 1 } })
    expect(core.status()).toMatchObject({ last: { term: 4, index: 2 }, commit: 2 })
  })

  test('that the log has already remove nothing behind them (rule 22)', () => {
    const core = bootFollower([1, 4, 5])
    sentBy(core, replayed({ term: 1, index: 1 }, entriesOf(2, 1, 4)))
    expect(core.status()).toMatchObject({ last: { term: 5, index: 4 }, commit: 3 })
  })

  test('of a later term bring the term with them (rule 2)', () => {
    const core = bootFollower([])
    const [output] = outputsOf(core, replayed({ term: 1, index: 1 }, entriesOf(2, 6)))
    expect(output?.persist).toMatchObject({ hardState: { term: 6 }, entries: [{ term: 6 }] })
  })

  test.each([
    ['that do not connect', { term: 3, index: 1 }, entriesOf(2, 4)],
    ['behind the end', { term: 1, index: 7 }, entriesOf(8, 4)],
    ['with a gap', { term: 1, index: 1 }, [...entriesOf(2, 4), ...entriesOf(4, 4)]],
    ['whose terms fall', { term: 1, index: 1 }, entriesOf(2, 4, 3)],
    ['that are none', { term: 1, index: 1 }, []],
  ])('%s are ignored', (_name, prev, entries) => {
    const core = bootFollower([])
    expect(sentBy(core, replayed(prev, entries))).toEqual([])
    expect(core.status().last.index).toBe(1)
  })

  test('that contradict what is committed are not taken, and the status says where (rule 23)', () => {
    const core = bootFollower([])
    sentBy(core, replayed({ term: 1, index: 1 }, entriesOf(2, 1, 4)))
    const before = core.status()
    expect(sentBy(core, replayed({ term: 1, index: 1 }, entriesOf(2, 1, 5, 5)))).toEqual([])
    expect(core.status()).toEqual({ ...before, contradicted: 3 })
    sentBy(core, replayed({ term: 1, index: 1 }, entriesOf(2, 1, 4, 5)))
    expect(core.status()).toMatchObject({ commit: 4, contradicted: null })
  })

  test('are nothing to a leader', () => {
    const core = bootLeader()
    sentBy(core, replayed({ term: 1, index: 1 }, entriesOf(2, 1)))
    expect(core.status().last).toEqual({ term: 2, index: 2 })
  })
})
