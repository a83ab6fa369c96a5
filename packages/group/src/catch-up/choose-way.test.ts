import { expect, test } from 'vitest'
import { chooseWay } from './choose-way.ts'

/** Ten bytes an entry, up to 1000. */
const bytesBehind = (index: number) => (1000 - index) * 10
const snapshot = (anchor: number, bytes: number) => ({ anchor, bytes })

test.each([
  ['the log does not reach it', 50, 100, snapshot(200, 5), { by: 'snapshot', firstIndex: 100 }],
  ['the log just reaches it', 99, 100, snapshot(99, 5), { by: 'log', firstIndex: 100 }],
  ['there is no snapshot', 500, 100, null, { by: 'log', firstIndex: 100 }],
  ['it has more than the snapshot', 500, 100, snapshot(400, 5), { by: 'log', firstIndex: 100 }],
  ['a snapshot is large', 500, 100, snapshot(900, 4001), { by: 'log', firstIndex: 100 }],
  ['a snapshot is as large', 500, 100, snapshot(900, 4000), { by: 'log', firstIndex: 100 }],
  ['a snapshot is small', 500, 100, snapshot(900, 3999), { by: 'snapshot', firstIndex: 901 }],
] as const)('where %s', (_name, match, firstIndex, newest, way) => {
  expect(chooseWay({ match, firstIndex, snapshot: newest, bytesBehind })).toEqual(way)
})
