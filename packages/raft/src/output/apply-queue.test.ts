import { describe, expect, test } from 'vitest'
import { emptyConf } from '../conf/conf-state.ts'
import { Core, createRaft } from '../core.ts'
import { bootConfig, bootCore, entriesOf, receive } from '../testing/boot-core.ts'
import type { Entry, RaftCore } from '../types.ts'

/** Entries 2 and 3 of term 1 are on disk only; 2 is committed. */
function restarted() {
  const conf = { ...emptyConf, voters: ['a', 'b', 'c'] }
  const core = createRaft(bootConfig, {
    hardState: { term: 1, vote: null, commit: 2 },
    snapshot: { term: 1, index: 1, conf, confIndex: 1, context: new Uint8Array(0) },
    boundary: { term: 1, index: 1 },
    lastIndex: 3,
    termRuns: [{ term: 1, first: 2 }],
    confIndexes: [],
    entries: [],
    applied: 1,
  })
  core.step({ in: 'tick', now: 0 })
  return core
}

test('an entry that was replaced while the disk was read is not taken for the committed one', () => {
  const core = restarted()
  expect(core.takeOutput().load).toMatchObject([{ to: 'apply', from: 2 }])
  core.step({
    in: 'message',
    msg: {
      type: 'append',
      from: 'b',
      to: 'a',
      term: 2,
      prev: { term: 1, index: 2 },
      entries: entriesOf(3, 2),
      commit: 3,
    },
  })
  const seq = core.takeOutput().persist?.seq ?? 0
  core.step({ in: 'entriesLoaded', to: 'apply', from: 2, entries: entriesOf(2, 1, 1) })
  expect(core.takeOutput().apply?.entries.map(({ index }) => index)).toEqual([2])
  core.step({ in: 'persisted', seq })
  expect(core.takeOutput().apply?.entries).toEqual(entriesOf(3, 2))
})

describe('a state machine that stands still while a leader writes', () => {
  const bytes = 100
  const settings = { maxCachedBytes: 1000, maxApplyBytes: 500 }

  /** Entries 2 to `last` are here, durable and committed. The disk answers at once, the state machine does not. */
  function flooded(last: number) {
    const core = bootCore({ settings })
    const written: Entry[] = []
    const handed: Entry[] = []
    const take = () => {
      while (core.hasOutput()) {
        const { persist, apply, load } = core.takeOutput()
        handed.push(...(apply?.entries ?? []))
        for (const { from } of load) {
          const entries = written.filter(({ index }) => index >= from).slice(0, 3)
          core.step({ in: 'entriesLoaded', to: 'apply', from, entries })
        }
        if (persist !== null) core.step({ in: 'persisted', seq: persist.seq })
      }
    }
    for (let index = 2; index <= last; index++) {
      const entry = { term: 1, index, type: 'normal', data: new Uint8Array(bytes) } as const
      const prev = { term: 1, index: index - 1 }
      written.push(entry)
      const append = { type: 'append', from: 'b', to: 'a', term: 1, commit: index } as const
      core.step(receive({ ...append, prev, entries: [entry] }))
      take()
    }
    return { core, handed, take }
  }

  const inMemory = (core: RaftCore, last: number) =>
    core instanceof Core ? core.replica.log.bytesBetween(1, last) : 0

  test('does not fill the memory', () => {
    const { core, handed } = flooded(1000)
    expect(handed.length).toBeLessThan(10)
    expect(inMemory(core, 1000)).toBeGreaterThan(0)
    expect(inMemory(core, 1000)).toBeLessThanOrEqual(
      settings.maxCachedBytes + settings.maxApplyBytes + bytes,
    )
  })

  test('is given every entry once when it goes on, what is no longer in memory too', () => {
    const { core, handed, take } = flooded(200)
    for (let applied = 1; applied < 200; take()) {
      applied = handed.at(-1)?.index ?? applied
      core.step({ in: 'applied', index: applied })
    }
    expect(handed.map(({ index }) => index)).toEqual(Array.from({ length: 199 }, (_, at) => at + 2))
  })
})
