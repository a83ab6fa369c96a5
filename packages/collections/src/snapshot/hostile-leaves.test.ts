import { describe, expect, it } from 'vitest'
import { honest, outcomeOf } from '../testing/every-kind.ts'
import { doublePriority, int64Priority } from '../testing/priorities.ts'
import { field, varint } from '../tree/item-encoding.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

function ofLeaves(name: string, ...leaves: readonly string[]): string {
  return outcomeOf(honest.header, [{ name, leaves: leaves.map(latin1), digests: [] }])
}

const year = 365 * 24 * 3600 * 1000
const text = (of: Uint8Array) => Buffer.from(of).toString('latin1')

interface MapFields {
  readonly key?: string
  readonly value?: string
  readonly created?: number
  readonly modified?: number
  readonly deadline?: number
}

function entry({ key = 'k', value = 'v', created = 20, modified = 21, deadline = 0 }: MapFields) {
  return field(key) + field(value) + varint(created) + varint(modified) + varint(deadline)
}

function cell(value: string, created: number, modified: number): string {
  return field(value) + varint(created) + varint(modified)
}

function vecItem(revision: number, ordinal: number, value = 'v', modified = revision): string {
  return varint(revision) + varint(ordinal) + field(value) + varint(modified)
}

function queueItem(priority: string, key: string, inserted = 20, created = 20, modified = 20) {
  const versions = varint(created) + varint(modified)
  return field(priority) + varint(inserted) + field(key) + field('v') + versions
}

interface SessionFields {
  readonly id?: number
  readonly key?: string
  readonly deadline?: number
  /** Sequence and revision of each. */
  readonly results?: readonly (readonly [number, number])[]
}

function session({ id = 20, key = 'k'.repeat(16), deadline = 2000, results = [] }: SessionFields) {
  const kept = results.map(
    ([sequence, revision]) => varint(sequence) + varint(revision) + field(''),
  )
  const count = varint(results.length)
  return varint(id) + field(key) + varint(deadline) + varint(5) + count + kept.join('')
}

const one = text(int64Priority(1n))
const two = text(int64Priority(2n))
const keyOf = (of: string) => of.repeat(16)

const leaves: readonly [string, string, string, readonly string[]][] = [
  ['an entry', 'taken', 'map', [entry({})]],
  [
    'an entry of the longest key and value',
    'taken',
    'map',
    [entry({ key: 'k'.repeat(40), value: 'v'.repeat(50) })],
  ],
  ['a key that is too long', 'snapshot_invalid', 'map', [entry({ key: 'k'.repeat(41) })]],
  ['a value that is too long', 'snapshot_invalid', 'map', [entry({ value: 'v'.repeat(51) })]],
  ['an entry of no revision', 'snapshot_invalid', 'map', [entry({ created: 0 })]],
  ['an entry of the anchor', 'taken', 'map', [entry({ modified: 30 })]],
  ['an entry from behind the anchor', 'snapshot_invalid', 'map', [entry({ modified: 31 })]],
  ['an entry modified before it was created', 'snapshot_invalid', 'map', [entry({ modified: 19 })]],
  ['an entry that is due', 'taken', 'map', [entry({ deadline: 1 })]],
  ['an entry that lives ten years', 'taken', 'map', [entry({ deadline: 1000 + 10 * year })]],
  [
    'an entry that lives longer',
    'snapshot_invalid',
    'map',
    [entry({ deadline: 1001 + 10 * year })],
  ],
  ['keys out of order', 'snapshot_invalid', 'map', [entry({ key: 'l' }) + entry({})]],
  ['a key twice', 'snapshot_invalid', 'map', [entry({}) + entry({})]],
  ['an empty leaf', 'snapshot_invalid', 'map', ['']],
  ['an item that is cut off', 'snapshot_invalid', 'map', [entry({}).slice(0, -1)]],
  [
    'a leaf that ends where none ends',
    'snapshot_invalid',
    'map',
    [entry({ key: 'a' }), entry({ key: 'b' })],
  ],
  [
    'more than max_items',
    'snapshot_invalid',
    'small',
    [entry({ key: 'a', value: '' }) + entry({ key: 'b', value: '' })],
  ],
  ['as much as max_bytes', 'taken', 'small', [entry({ value: 'vv' })]],
  ['more than max_bytes', 'snapshot_invalid', 'small', [entry({ value: 'vvv' })]],
  ['a value of a set', 'taken', 'set', [field('a') + varint(30)]],
  [
    'a value of a set that is too long',
    'snapshot_invalid',
    'set',
    [field('a'.repeat(41)) + varint(30)],
  ],
  ['a value of a set from behind the anchor', 'snapshot_invalid', 'set', [field('a') + varint(31)]],
  ['items of a vec', 'taken', 'vec', [vecItem(20, 1) + vecItem(20, 0) + vecItem(19, 0)]],
  ['an id twice', 'snapshot_invalid', 'vec', [vecItem(20, 1) + vecItem(20, 0) + vecItem(20, 1)]],
  ['an ordinal that no id has', 'snapshot_invalid', 'vec', [vecItem(20, 2 ** 32)]],
  ['an item of no revision', 'snapshot_invalid', 'vec', [vecItem(0, 1)]],
  ['an item modified before it was added', 'snapshot_invalid', 'vec', [vecItem(20, 1, 'v', 19)]],
  ['an item that is too long', 'snapshot_invalid', 'vec', [vecItem(20, 1, 'v'.repeat(51))]],
  ['a variable', 'taken', 'cell', [cell('v', 20, 30)]],
  ['a variable of two leaves', 'snapshot_invalid', 'cell', [cell('v', 20, 30), cell('v', 20, 30)]],
  ['two variables', 'snapshot_invalid', 'once', [cell('v', 20, 30) + cell('v', 20, 30)]],
  ['an empty leaf of a variable', 'snapshot_invalid', 'once', ['']],
  ['a variable that is too long', 'snapshot_invalid', 'once', [cell('v'.repeat(51), 20, 20)]],
  ['a variable from behind the anchor', 'snapshot_invalid', 'once', [cell('v', 31, 31)]],
  ['items of a queue', 'taken', 'queue', [queueItem(one, 'b') + queueItem(two, 'a')]],
  [
    'a key of a queue twice',
    'snapshot_invalid',
    'queue',
    [queueItem(one, 'a') + queueItem(two, 'a')],
  ],
  [
    'priorities out of order',
    'snapshot_invalid',
    'queue',
    [queueItem(two, 'b') + queueItem(one, 'a')],
  ],
  ['a priority of another length', 'snapshot_invalid', 'queue', [queueItem(`${one}1`, 'a')]],
  [
    'a priority that is no number',
    'snapshot_invalid',
    'doubles',
    [queueItem('\xff'.repeat(8), 'a')],
  ],
  ['a priority that is one', 'taken', 'doubles', [queueItem(text(doublePriority(-1)), 'a')]],
  ['a priority that is too long', 'snapshot_invalid', 'texts', [queueItem('a'.repeat(41), 'a')]],
  [
    'an item inserted before it was created',
    'snapshot_invalid',
    'queue',
    [queueItem(one, 'a', 19)],
  ],
  [
    'an item modified before it was inserted',
    'snapshot_invalid',
    'queue',
    [queueItem(one, 'a', 22, 20, 21)],
  ],
  [
    'a queue over its capacity',
    'snapshot_invalid',
    'short',
    [queueItem(one, 'b') + queueItem(two, 'a')],
  ],
  [
    'a session',
    'taken',
    '',
    [
      session({
        results: [
          [6, 21],
          [8, 30],
        ],
      }),
    ],
  ],
  [
    'a session with one result beyond its window',
    'taken',
    '',
    [
      session({
        results: [
          [6, 21],
          [7, 22],
          [8, 23],
        ],
      }),
    ],
  ],
  [
    'a session with more',
    'snapshot_invalid',
    '',
    [
      session({
        results: [
          [6, 21],
          [7, 22],
          [8, 23],
          [9, 24],
        ],
      }),
    ],
  ],
  [
    'a session that claims more results than it has',
    'snapshot_invalid',
    '',
    [session({}).slice(0, -1) + varint(2 ** 40)],
  ],
  [
    'results out of order',
    'snapshot_invalid',
    '',
    [
      session({
        results: [
          [7, 21],
          [6, 22],
        ],
      }),
    ],
  ],
  [
    'a result twice',
    'snapshot_invalid',
    '',
    [
      session({
        results: [
          [6, 21],
          [6, 22],
        ],
      }),
    ],
  ],
  ['a result that was acknowledged', 'snapshot_invalid', '', [session({ results: [[5, 21]] })]],
  ['a result from before the session', 'snapshot_invalid', '', [session({ results: [[6, 20]] })]],
  ['a result from behind the anchor', 'snapshot_invalid', '', [session({ results: [[6, 31]] })]],
  ['a session of no entry', 'snapshot_invalid', '', [session({ id: 0 })]],
  ['a session from behind the anchor', 'snapshot_invalid', '', [session({ id: 31 })]],
  ['a session key of another length', 'snapshot_invalid', '', [session({ key: 'short' })]],
  ['a session without a deadline', 'snapshot_invalid', '', [session({ deadline: 0 })]],
  ['a session that lives for years', 'snapshot_invalid', '', [session({ deadline: year })]],
  ['two sessions of one key', 'snapshot_invalid', '', [session({ id: 2 }) + session({ id: 3 })]],
  [
    'sessions out of order',
    'snapshot_invalid',
    '',
    [session({ id: 3, key: keyOf('a') }) + session({ id: 2 })],
  ],
  [
    'as many sessions as there may be',
    'taken',
    '',
    [['a', 'b', 'c'].map((of, at) => session({ id: at + 2, key: keyOf(of) })).join('')],
  ],
  [
    'one more',
    'snapshot_invalid',
    '',
    [['a', 'b', 'c', 'd'].map((of, at) => session({ id: at + 2, key: keyOf(of) })).join('')],
  ],
  ['a leaf of a collection that the header lacks', 'snapshot_invalid', 'other', [entry({})]],
]

describe('leaves from a stranger', () => {
  it.each(leaves)('with %s: %s', (_, outcome, name, sent) => {
    expect(ofLeaves(name, ...sent)).toBe(outcome)
  })
})
