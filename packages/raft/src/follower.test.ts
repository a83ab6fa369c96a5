import { describe, expect, test } from 'vitest'
import { bootCore, entriesOf, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import type { Entry, EntryId, Message } from './types.ts'

function append(prev: EntryId, entries: readonly Entry[], commit: number): Message {
  return { type: 'append', from: 'b', to: 'a', term: 3, prev, entries, commit }
}

describe('a follower', () => {
  test('commits no further than the message proves, whatever else its log holds (rule 20)', () => {
    const core = bootCore({ log: [1, 1, 1, 1], term: 3 })
    core.step(receive(append({ term: 1, index: 3 }, [], 5)))
    expect(core.status()).toMatchObject({ commit: 3, last: { index: 5 } })
  })

  test('keeps what follows an append that is shorter than its log (rule 22)', () => {
    const core = bootCore({ log: [1, 3, 3], term: 3 })
    const [output] = outputsOf(core, receive(append({ term: 1, index: 1 }, entriesOf(2, 1), 1)))
    expect(core.status().last).toEqual({ term: 3, index: 4 })
    expect(output?.persist?.entries).toEqual([])
  })

  test('replaces what conflicts, from the conflict on (rule 22)', () => {
    const core = bootCore({ log: [1, 2, 2], term: 3 })
    const sent = append({ term: 1, index: 1 }, entriesOf(2, 1, 3), 1)
    const [output] = outputsOf(core, receive(sent))
    expect(core.status().last).toEqual({ term: 3, index: 3 })
    expect(output?.persist?.entries).toEqual(entriesOf(3, 3))
  })

  test('answers an append from before its commit index with success at the commit index (rule 24)', () => {
    const core = bootCore({ log: [1, 1, 1], term: 3, commit: 4 })
    const [answer] = sentBy(core, receive(append({ term: 2, index: 2 }, entriesOf(3, 2), 2)))
    expect(answer).toMatchObject({ type: 'appendResp', index: 4 })
    expect(answer).not.toHaveProperty('reject')
    expect(core.status().last).toEqual({ term: 1, index: 4 })
  })

  test.each<[string, EntryId, number | null]>([
    ['has another term where an entry is committed here', { term: 2, index: 3 }, 3],
    ['has another term at the commit index', { term: 2, index: 4 }, 4],
    ['has the same where an entry is committed here', { term: 1, index: 3 }, null],
    ['has another term behind what is committed', { term: 2, index: 5 }, null],
    ['has another term before what is left of the log', { term: 2, index: 0 }, null],
  ])('tells where a leader %s, until one goes on from what is committed', (_what, prev, at) => {
    const core = bootCore({ log: [1, 1, 1, 1], term: 3, commit: 4 })
    sentBy(core, receive(append(prev, [], 1)))
    expect(core.status().contradictedByLeader).toBe(at)
    sentBy(core, receive(append({ term: 1, index: 2 }, [], 1)))
    expect(core.status().contradictedByLeader).toBe(at)
    sentBy(core, receive(append({ term: 1, index: 4 }, [], 4)))
    expect(core.status().contradictedByLeader).toBeNull()
  })

  test.each([
    ['the end of a log that is too short', [1, 1], { term: 3, index: 9 }, { term: 1, index: 3 }],
    ['the last entry of no later term', [1, 2, 2], { term: 1, index: 4 }, { term: 1, index: 2 }],
    [
      'the snapshot, when all terms are later',
      [2, 2],
      { term: 1, index: 3 },
      { term: 1, index: 1 },
    ],
  ])('hints at %s (rule 26)', (_name, log, prev, reject) => {
    const core = bootCore({ log, term: 3 })
    const [answer] = sentBy(core, receive(append(prev, [], 1)))
    expect(answer).toMatchObject({ type: 'appendResp', index: prev.index, reject })
  })

  test('acknowledges only when the entries and the term are durable (rule 32)', () => {
    const core = bootCore({ term: 2 })
    const [output] = outputsOf(core, receive(append({ term: 1, index: 1 }, entriesOf(2, 3), 1)))
    expect(output?.send).toEqual([])
    expect(output?.persist).toMatchObject({
      mustSync: true,
      hardState: { term: 3 },
      entries: [{ index: 2 }],
      after: [{ type: 'appendResp', index: 2 }],
    })
  })

  test('does not move its commit index for a heartbeat that names what it lacks (rule 21)', () => {
    const core = bootCore({ log: [1], term: 3 })
    core.step(
      receive({
        type: 'heartbeat',
        from: 'b',
        to: 'a',
        term: 3,
        commit: 7,
        readSeq: 0,
        sentAt: 0,
      }),
    )
    expect(core.status().commit).toBe(1)
  })

  test('applies nothing before it is durable here (rule 55)', () => {
    const core = bootCore({ term: 3 })
    const [output, ...rest] = outputsOf(
      core,
      receive(append({ term: 1, index: 1 }, entriesOf(2, 3), 2)),
    )
    expect(core.status().commit).toBe(2)
    expect([output, ...rest].map((each) => each?.apply ?? null)).toEqual([null])
    const [after] = outputsOf(core, { in: 'persisted', seq: output?.persist?.seq ?? 0 })
    expect(after?.apply?.entries).toEqual(entriesOf(2, 3))
  })
})
