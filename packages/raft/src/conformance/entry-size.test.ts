import { expect, test } from 'vitest'
import { encodeConfChange } from '../conf/codec.ts'
import type { ConfOp, Entry } from '../types.ts'
import { entrySize } from './entry-size.ts'
import { confChange } from './parse-conf-change.ts'

const normal = (bytes: number, index = 7): Entry => {
  return { term: 1, index, type: 'normal', data: new Uint8Array(bytes) }
}
const conf = (data: Uint8Array): Entry => ({ term: 1, index: 7, type: 'conf', data })
const op: ConfOp = { op: 'addVoter', id: '00000000000000000002' }
const leaving = encodeConfChange({ transition: 'auto', ops: [], context: new Uint8Array(0) })

test.each<[string, Entry, boolean, number]>([
  ['the first entry of a term', normal(0), true, 4],
  ['an empty entry that stands for a refused change', normal(0), false, 6],
  ['data', normal(3), false, 9],
  ['a larger index', normal(3, 300), false, 10],
  ['data of more than 127 bytes', normal(200), false, 207],
  ['a change in the older form', conf(encodeConfChange(confChange([op], 'auto', true))), false, 12],
  [
    'a change in the newer form',
    conf(encodeConfChange(confChange([op], 'auto', false))),
    false,
    16,
  ],
  ['a change that leaves a joint configuration by itself', conf(leaving), false, 6],
])('the size of %s is that of its encoding in etcd', (_name, entry, isFirst, size) => {
  expect(entrySize(entry, isFirst)).toBe(size)
})
