import { expect, test } from 'vitest'
import { chooseWays } from './choose-ways.ts'

/** Ten bytes an entry, up to 1000. */
const bytesBehind = (index: number) => (1000 - index) * 10
const held = (anchor: number, bytes: number) => ({ anchor, bytes })
const log = { by: 'log', firstIndex: 100 } as const
const snapshot = (firstIndex: number) => ({ by: 'snapshot', firstIndex }) as const

test.each([
  ['the log does not reach it', 50, held(200, 5), [snapshot(100)]],
  ['the log just reaches it', 99, held(99, 5), [log, snapshot(101)]],
  ['there is no snapshot', 500, null, [log, snapshot(502)]],
  ['there is nothing', 50, null, [snapshot(100)]],
  ['it has more than the snapshot', 500, held(400, 5), [log, snapshot(502)]],
  ['a snapshot is large', 500, held(900, 4001), [log, snapshot(901)]],
  ['a snapshot is as large', 500, held(900, 4000), [log, snapshot(901)]],
  ['a snapshot is small', 500, held(900, 3999), [snapshot(901)]],
] as const)('where %s', (_name, match, newest, ways) => {
  const behind = { match, firstIndex: 100, snapshot: newest, bytesBehind, strategies: [] }
  expect(chooseWays(behind)).toEqual(ways)
})

const own = (firstIndex: number) => ({ by: 'sync/own/1', firstIndex }) as const

test.each([
  ['moves less than both', 500, held(900, 3000), 2999, [own(901), snapshot(901)]],
  ['moves as much as a snapshot', 500, held(900, 3000), 3000, [snapshot(901)]],
  ['moves less than a large snapshot', 500, held(900, 5000), 4500, [log, own(901), snapshot(901)]],
  ['moves less than the log', 500, held(900, 5000), 3999, [own(901), log, snapshot(901)]],
  ['moves nothing', 50, held(900, 5000), 0, [own(100), snapshot(100)]],
  ['has nothing to move', 500, null, 0, [log, snapshot(502)]],
  ['has less to move than it has', 500, held(400, 5), 0, [log, snapshot(502)]],
  ['would not do', 50, held(900, 5000), null, [snapshot(100)]],
] as const)("where a strategy of a user's own %s", (_name, match, newest, bytes, ways) => {
  const strategies = [
    // What is no number of bytes is no estimate, and does not keep the others from theirs.
    { channel: 'sync/nan/1', estimate: () => Number.NaN },
    { channel: 'sync/own/1', estimate: () => bytes },
    { channel: 'sync/less/1', estimate: () => -1 },
  ] as const
  const behind = { match, firstIndex: 100, snapshot: newest, bytesBehind, strategies }
  expect(chooseWays(behind)).toEqual(ways)
})

test('a strategy is told what there is to move', () => {
  const heard: unknown[] = []
  const estimate = (gap: unknown) => heard.push(gap)
  chooseWays({
    ...{ match: 500, firstIndex: 100, snapshot: held(900, 3000), bytesBehind },
    strategies: [{ channel: 'sync/own/1', estimate }],
  })
  expect(heard).toEqual([{ match: 500, anchor: 900, bytes: 3000 }])
})
