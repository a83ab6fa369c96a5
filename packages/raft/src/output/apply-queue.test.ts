import { expect, test } from 'vitest'
import { emptyConf } from '../conf/conf-state.ts'
import { createRaft } from '../core.ts'
import { bootConfig, entriesOf } from '../testing/boot-core.ts'

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
