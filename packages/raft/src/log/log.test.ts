import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entriesOf } from '../testing/boot-core.ts'
import type { EntryId, SnapshotMeta, Term, TermRun } from '../types.ts'
import { Log } from './log.ts'

/** Behind a snapshot of term 1 at index 1, entries of these terms; only the newest `cached` in memory. */
function logOf(terms: readonly Term[], cached = terms.length): Log {
  const entries = entriesOf(2, ...terms)
  const snapshot: SnapshotMeta = {
    term: 1,
    index: 1,
    conf: { voters: ['a'], votersOutgoing: [], learners: [], learnersNext: [], autoLeave: false },
    confIndex: 1,
    context: new Uint8Array(0),
  }
  const termRuns: TermRun[] = []
  for (const { term, index } of entries) {
    if (termRuns.at(-1)?.term !== term) termRuns.push({ term, first: index })
  }
  const recovered = {
    hardState: { term: 9, vote: null, commit: 1 },
    snapshot,
    boundary: { term: 1, index: 1 },
    lastIndex: 1 + entries.length,
    termRuns,
    confIndexes: [],
    entries: cached === 0 ? [] : entries.slice(-cached),
  }
  const unlimited = Number.MAX_SAFE_INTEGER
  return new Log(recovered, 1, { maxCachedBytes: unlimited, maxApplyBytes: unlimited })
}

/** Terms only go up along a log. */
const terms = fc
  .array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 })
  .map((all) => all.toSorted((a, b) => a - b))

describe('the log', () => {
  test('knows the term of the entry before the first one, and of none before that (rule 25)', () => {
    const log = logOf([2, 2, 3])
    expect([0, 1, 2, 4, 5].map((index) => log.term(index))).toEqual([undefined, 1, 2, 3, undefined])
  })

  test('knows the term of every entry, in memory or not', () => {
    fc.assert(
      fc.property(terms, fc.nat(12), (all, cached) => {
        const log = logOf(all, Math.min(cached, all.length))
        expect(all.map((_, at) => log.term(at + 2))).toEqual(all)
      }),
    )
  })

  test.each<[string, Term[], EntryId, EntryId]>([
    [
      'the index itself when its term fits',
      [1, 2, 2],
      { term: 2, index: 3 },
      { term: 2, index: 3 },
    ],
    ['the end when the index is behind it', [1, 2], { term: 5, index: 9 }, { term: 2, index: 3 }],
    ['before every later term', [1, 2, 3, 3], { term: 1, index: 5 }, { term: 1, index: 2 }],
    ['the snapshot when nothing else fits', [2, 2], { term: 1, index: 3 }, { term: 1, index: 1 }],
    ['an unknown term below the snapshot', [2, 2], { term: 0, index: 3 }, { term: 0, index: 0 }],
  ])('hints at %s (rule 26)', (_name, all, { index, term }, hint) => {
    expect(logOf(all).hint(index, term)).toEqual(hint)
  })

  test('hints at the largest index up to the given one whose term is no later (rule 26)', () => {
    fc.assert(
      fc.property(
        terms,
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 5 }),
        (all, index, term) => {
          const known = [{ term: 1, index: 1 }, ...entriesOf(2, ...all)]
          const fitting = known.filter((entry) => entry.index <= index && entry.term <= term).at(-1)
          const expected = { term: fitting?.term, index: fitting?.index }
          expect(logOf(all).hint(index, term)).toEqual(expected)
        },
      ),
    )
  })

  test('never replaces what is committed, but stops (rule 23)', () => {
    const log = logOf([1, 1, 1])
    log.commit(3)
    expect(() => log.append(entriesOf(3, 2))).toThrow(/rule 23/)
    log.append(entriesOf(4, 2))
    expect(log.lastId).toEqual({ term: 2, index: 4 })
  })

  test('takes no entries that leave a gap', () => {
    expect(() => logOf([1]).append(entriesOf(4, 1))).toThrow(/gap/)
  })

  test('is no longer durable from a replaced entry on, and hands the new ones out (rule 33)', () => {
    const log = logOf([1, 1, 1])
    expect(log.stable).toBe(4)
    log.append(entriesOf(3, 2, 2))
    expect(log.stable).toBe(2)
    expect(log.takeUnhanded()).toEqual(entriesOf(3, 2, 2))
    expect(log.hasUnhanded).toBe(false)
  })

  test.each([
    ['a later term', { term: 3, index: 1 }, true],
    ['the same term and a longer log', { term: 2, index: 9 }, true],
    ['the same end', { term: 2, index: 4 }, true],
    ['the same term and a shorter log', { term: 2, index: 3 }, false],
    ['an earlier term and a longer log', { term: 1, index: 9 }, false],
  ])('finds a candidate with %s as it should (rule 5)', (_name, candidate, isUpToDate) => {
    expect(logOf([1, 2, 2]).isUpToDate(candidate)).toBe(isUpToDate)
  })
})
