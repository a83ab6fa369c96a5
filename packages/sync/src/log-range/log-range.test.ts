import { createMountainRange, createRunHasher, hashRange, verifyRange } from '@tesela/merkle'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createLogRange, type LogRange, type RangedEntry, type RootedCut } from '../index.ts'

const mebibyte = 1024 * 1024
const bytes = new Uint8Array(mebibyte + 1).fill(7)
const markByte = 0xaa
const markData = Uint8Array.of(markByte)

const isMark = ({ data }: RangedEntry) => data.length === 1 && data[0] === markByte

function entry(index: number, data: Uint8Array = bytes.subarray(0, index % 5)): RangedEntry {
  return {
    index,
    term: 1 + Math.floor(index / 50),
    type: index % 9 === 0 ? 'conf' : 'normal',
    data,
  }
}

const entries = (count: number) => Array.from({ length: count }, (_, at) => entry(at + 1))

/** Where runs end by the definition: a cut between two neighbours is a matter of what lies before and between them. */
function plainRuns(log: readonly RangedEntry[]): readonly (readonly RangedEntry[])[] {
  const runs: RangedEntry[][] = []
  for (const [at, next] of log.entries()) {
    const last = log[at - 1]
    const open = runs.at(-1) ?? []
    const size = open.reduce((sum, { data }) => sum + data.length, next.data.length)
    const cut = last === undefined || last.index % 64 === 0 || isMark(last) || size > mebibyte
    if (cut) runs.push([next])
    else open.push(next)
  }
  return runs
}

/** The cut behind so many runs. */
function plainCut(runs: readonly (readonly RangedEntry[])[], count: number): RootedCut {
  const range = createMountainRange()
  for (const run of runs.slice(0, count)) {
    const hasher = createRunHasher()
    hasher.begin(run[0]?.index ?? 0)
    for (const each of run) hasher.add(each)
    range.append(hasher.digest())
  }
  const { index, term } = runs[count - 1]?.at(-1) ?? { index: 0, term: 0 }
  const peaks = range.peaks()
  const root = hashRange({ leaves: count, last: index, peaks })
  return { index, term, runs: count, peaks, root }
}

/** Is the last run closed, whatever comes? */
function closedRuns(runs: readonly (readonly RangedEntry[])[]): number {
  const last = runs.at(-1)?.at(-1)
  const closed = last === undefined || last.index % 64 === 0 || isMark(last)
  return closed ? runs.length : runs.length - 1
}

function rangeOver(log: readonly RangedEntry[], start?: RootedCut): LogRange {
  const range = createLogRange(start)
  range.append(
    log.filter(({ index }) => index > (start?.index ?? 0)),
    isMark,
  )
  return range
}

const data = fc.oneof(
  { weight: 40, arbitrary: fc.nat(40).map((size) => bytes.subarray(0, size)) },
  { weight: 3, arbitrary: fc.constant(markData) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(300_000, 700_000, mebibyte - 1, mebibyte, mebibyte + 1)
      .map((size) => bytes.subarray(0, size)),
  },
)
const logs = fc
  .array(data, { maxLength: 250, size: 'max' })
  .map((all) => all.map((each, at) => entry(at + 1, each)))

describe('the runs of a log', () => {
  it('end where the definition says, however the entries come', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 100 }), (log, batch) => {
        const range = createLogRange()
        for (let at = 0; at < log.length; at += batch) {
          range.append(log.slice(at, at + batch), isMark)
        }
        const runs = plainRuns(log)
        expect(range.closed()).toEqual(plainCut(runs, closedRuns(runs)))
        expect(range.position()).toEqual(plainCut(runs, runs.length))
      }),
      { numRuns: 150 },
    )
  })

  it('are the same after a start at any cut, and after any pruning', () => {
    fc.assert(
      fc.property(logs, fc.nat(250), fc.nat(250), (log, started, pruned) => {
        const full = rangeOver(log)
        const start = full.boundaryAtOrBefore(started)
        if (start === null) throw new Error('a range from the beginning has a cut before any index')
        const range = rangeOver(log, start)
        expect(range.position()).toEqual(full.position())
        range.prune(pruned)
        const base = full.boundaryAtOrBefore(Math.max(started, pruned))
        for (let index = 0; index <= log.length + 1; index++) {
          const held = index >= (base?.index ?? 0)
          expect(range.boundaryAtOrBefore(index)).toEqual(
            held ? full.boundaryAtOrBefore(index) : null,
          )
          expect(range.runAt(index)).toEqual(index > (base?.index ?? 0) ? full.runAt(index) : null)
        }
        expect(range.position()).toEqual(full.position())
      }),
      { numRuns: 60 },
    )
  })

  it('are found by the index of any of their entries', () => {
    const log = entries(200).with(99, entry(100, markData))
    const range = rangeOver(log)
    const found = log.map(({ index }) => range.runAt(index))
    expect(new Set(found.map((run) => JSON.stringify(run)))).toEqual(
      new Set(
        [
          { run: 0, first: 1, last: 64 },
          { run: 1, first: 65, last: 100 },
          { run: 2, first: 101, last: 128 },
          { run: 3, first: 129, last: 192 },
          null,
        ].map((run) => JSON.stringify(run)),
      ),
    )
    expect([0, 201, -1].map((index) => range.runAt(index))).toEqual([null, null, null])
  })

  it('leave the open one open when its position is asked for', () => {
    const asked = createLogRange()
    for (const each of entries(150)) {
      asked.append([each], isMark)
      const mark = { ...each, index: each.index + 1, data: markData }
      // The position behind a mark is a cut of the log: what follows goes on from it.
      const marked = rangeOver([...entries(each.index), mark])
      expect(marked.position()).toEqual(marked.closed())
      expect(asked.position().index).toBe(each.index)
    }
    expect(asked.position()).toEqual(rangeOver(entries(150)).position())
  })

  it('keep an entry over a mebibyte alone, and fill one to the last byte', () => {
    const sizes = [10, mebibyte + 1, 10, mebibyte - 10, 1, 0, mebibyte - 1, 1]
    const range = rangeOver(sizes.map((size, at) => entry(at + 1, bytes.subarray(0, size))))
    const ends = sizes.map((_, at) => range.runAt(at + 1)?.last ?? null)
    expect(ends).toEqual([1, 2, 4, 4, 7, 7, 7, null])
  })

  const changes: readonly (readonly [string, Partial<RangedEntry>])[] = [
    ['term', { term: 99 }],
    ['type', { type: 'conf' }],
    ['data', { data: Uint8Array.of(1) }],
  ]

  it.each(changes)('have another root when the %s of one entry differs', (_what, change) => {
    const log = entries(100)
    const other = log.map((each) => (each.index === 13 ? { ...each, ...change } : each))
    const cut = rangeOver(other).closed()
    expect(cut.root).not.toBe(rangeOver(log).closed().root)
    expect(rangeOver(other.slice(0, 12)).position()).toEqual(rangeOver(log.slice(0, 12)).position())
  })

  it('take no entry out of its place', () => {
    const range = rangeOver(entries(10))
    const before = range.position()
    for (const index of [0, 10, 12, Number.NaN]) {
      expect(() => range.append([entry(index)], isMark)).toThrow(RangeError)
    }
    expect(range.position()).toEqual(before)
    expect(() => range.append([entry(11), entry(13)], isMark)).toThrow(RangeError)
    expect(range.position()).toEqual(rangeOver(entries(11)).position())
  })

  // A change of these is a change of what members compare, and of what stands in headers of snapshots.
  it('have these roots', () => {
    const empty = createLogRange().position()
    expect(empty).toMatchObject({ index: 0, term: 0, runs: 0, peaks: [] })
    const range = rangeOver(entries(1000))
    const roots = [empty, range.closed(), range.position()].map(({ index, root }) => [
      index,
      Buffer.from(root, 'latin1').toString('hex'),
    ])
    expect(roots).toEqual([
      [0, 'fefbe5e4514ec935e0c7da975ffaddc03d992ce06eeb809871029bcaac46f0cc'],
      [960, '868919a02d76a8a140b99823238f81802e695d122cf314f31b9dd969e62bb329'],
      [1000, '4518e31af004b3741ebd24d004afb1782037e8308ab48a28e249c087c564c810'],
    ])
  })
})

test('each of its runs is found by its number, and proven up to every root that it had', () => {
  const log = entries(700)
  const range = rangeOver(log)
  range.prune(200)
  const plain = plainRuns(log)
  expect(range.firstRun).toBe(3)
  expect(range.run(2)).toBeNull()
  expect(range.behindRuns(2)).toBeNull()
  expect(range.run(range.closed().runs)).toBeNull()
  expect(range.behindRuns(range.closed().runs + 1)).toBeNull()
  for (let run = 3; run < range.closed().runs; run += 1) {
    const [first, last] = [plain[run]?.at(0)?.index ?? 0, plain[run]?.at(-1)?.index ?? 0]
    expect(range.run(run)).toEqual({ run, first, last })
    expect(range.behindRuns(run + 1)).toEqual(plainCut(plain, run + 1))
    const { root, runs: leaves, index } = plainCut(plain, run + 1)
    const hasher = createRunHasher()
    hasher.begin(first)
    for (const each of plain[run] ?? []) hasher.add(each)
    const proof = range.prove(run, run + 1, run + 1)
    expect(verifyRange({ root, leaves, last: index }, run, [hasher.digest()], proof)).toBe(true)
  }
})
