import { describe, expect, test } from 'vitest'
import { checkLinearizable } from './check-linearizable.ts'
import type { HistoryLine, Operation, OperationResult } from './history.ts'

type Step = readonly [
  op: Partial<Operation> & Pick<Operation, 'kind'>,
  at: readonly [call: number, end?: number],
  result?: OperationResult,
]

function verdictOf(obj: string, steps: readonly Step[]): string {
  const lines = steps.map(
    ([op, [call_ns, end], result]): HistoryLine => ({
      client: 'c',
      op: { obj, key: '', ...op },
      call_ns,
      ...(end === undefined ? { ok: false } : { ok: true, return_ns: end }),
      ...(result === undefined ? {} : { result }),
    }),
  )
  return checkLinearizable(lines).verdict
}

const push = (value: string) => ({ kind: 'push', value }) as const
const item = (priority: number, key: string, value = key) =>
  ({ kind: 'push-item', priority, item: key, value }) as const
const popMin = { kind: 'pop-min' } as const
const popMax = { kind: 'pop-max' } as const
const win = (value: string) => ({ kind: 'win', value }) as const
const inSet = { key: 'v', value: 'v' } as const

describe('linearizable', () => {
  test.each<readonly [string, string, readonly Step[]]>([
    [
      'both ends of a vec',
      'vec',
      [
        [push('b'), [0, 1], { size: 1 }],
        [{ kind: 'push-front', value: 'a' }, [2, 3], { size: 2 }],
        [{ kind: 'get', index: 1 }, [4, 5], { value: 'b' }],
        [{ kind: 'pop' }, [6, 7], { value: 'b' }],
        [{ kind: 'pop-front' }, [8, 9], { value: 'a' }],
        [{ kind: 'pop' }, [10, 11], { value: null }],
        [{ kind: 'size' }, [12, 13], { size: 0 }],
      ],
    ],
    [
      'concurrent pushes in the order that their lengths tell',
      'vec',
      [
        [push('a'), [0, 9], { size: 2 }],
        [push('b'), [0, 9], { size: 1 }],
        [{ kind: 'get', index: 0 }, [10, 11], { value: 'b' }],
      ],
    ],
    [
      'a queue by priority, then by the order of the pushes',
      'queue',
      [
        [item(2, 'x'), [0, 1], { done: false }],
        [item(1, 'y'), [2, 3], { done: false }],
        [item(1, 'z'), [4, 5], { done: false }],
        [{ kind: 'get' }, [6, 7], { value: 'y' }],
        [popMin, [8, 9], { value: 'y' }],
        [popMax, [10, 11], { value: 'x' }],
        [popMin, [12, 13], { value: 'z' }],
        [popMin, [14, 15], { value: null }],
      ],
    ],
    [
      'a push with a known key replaces, and goes behind its equals',
      'queue',
      [
        [item(1, 'x', 'one'), [0, 1], { done: false }],
        [item(1, 'y'), [2, 3], { done: false }],
        [item(1, 'x', 'two'), [4, 5], { done: true }],
        [{ kind: 'size' }, [6, 7], { size: 2 }],
        [popMax, [8, 9], { value: 'y' }],
      ],
    ],
    [
      'a pop without an answer took what is missing',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [item(1, 'y'), [2, 3], { done: false }],
        [popMin, [4]],
        [popMin, [6, 7], { value: 'y' }],
      ],
    ],
    [
      'the loser of a once is told the winner',
      'once-1',
      [
        [win('a'), [0, 9], { done: false, value: 'b' }],
        [win('b'), [0, 9], { done: true, value: 'b' }],
        [{ kind: 'get' }, [10, 11], { value: 'b' }],
      ],
    ],
    [
      'a set says what was new, and what was there',
      'set',
      [
        [{ kind: 'set', ...inSet }, [0, 1], { done: true }],
        [{ kind: 'set', ...inSet }, [2, 3], { done: false }],
        [{ kind: 'delete', ...inSet }, [4, 5], { done: true }],
        [{ kind: 'delete', ...inSet }, [6, 7], { done: false }],
      ],
    ],
  ])('%s', (_name, obj, steps) => {
    expect(verdictOf(obj, steps)).toBe('linearizable')
  })
})

describe('not linearizable', () => {
  test.each<readonly [string, string, readonly Step[]]>([
    [
      'two pushes to a vec see one length',
      'vec',
      [
        [push('a'), [0, 9], { size: 1 }],
        [push('b'), [0, 9], { size: 1 }],
      ],
    ],
    [
      'a vec pops what is at its other end',
      'vec',
      [
        [push('a'), [0, 1], { size: 1 }],
        [push('b'), [2, 3], { size: 2 }],
        [{ kind: 'pop' }, [4, 5], { value: 'a' }],
      ],
    ],
    [
      'an index shows another item',
      'vec',
      [
        [push('a'), [0, 1], { size: 1 }],
        [{ kind: 'get', index: 1 }, [2, 3], { value: 'a' }],
      ],
    ],
    [
      'a length that was never',
      'vec',
      [
        [push('a'), [0, 1], { size: 1 }],
        [{ kind: 'size' }, [2, 3], { size: 0 }],
      ],
    ],
    [
      'two pops are given one item',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [popMin, [2, 9], { value: 'x' }],
        [popMax, [2, 9], { value: 'x' }],
      ],
    ],
    [
      'an item is lost',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [popMin, [2, 3], { value: null }],
      ],
    ],
    [
      'a later push of one priority is popped first',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [item(1, 'y'), [2, 3], { done: false }],
        [popMin, [4, 5], { value: 'y' }],
      ],
    ],
    [
      'the greatest comes as the least',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [item(2, 'y'), [2, 3], { done: false }],
        [popMin, [4, 5], { value: 'y' }],
      ],
    ],
    [
      'a known key is not replaced',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [item(2, 'x'), [2, 3], { done: false }],
      ],
    ],
    [
      'a queue of another size',
      'queue',
      [
        [item(1, 'x'), [0, 1], { done: false }],
        [{ kind: 'size' }, [2, 3], { size: 2 }],
      ],
    ],
    [
      'a once is won twice',
      'once-1',
      [
        [win('a'), [0, 9], { done: true, value: 'a' }],
        [win('b'), [0, 9], { done: true, value: 'b' }],
      ],
    ],
    [
      'a once changes',
      'once-1',
      [
        [win('a'), [0, 1], { done: true, value: 'a' }],
        [win('b'), [2, 3], { done: false, value: 'b' }],
      ],
    ],
    [
      'a duplicate counts as new',
      'set',
      [
        [{ kind: 'set', ...inSet }, [0, 1], { done: true }],
        [{ kind: 'set', ...inSet }, [2, 3], { done: true }],
      ],
    ],
  ])('%s', (_name, obj, steps) => {
    expect(verdictOf(obj, steps)).toBe('not linearizable')
  })
})
