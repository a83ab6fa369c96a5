import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLinearizable } from './check-linearizable.ts'
import { type HistoryLine, historyText, type Operation, parseHistory } from './history.ts'
import { applyTo, type Register } from './register.ts'

type Step = Partial<Operation> & {
  readonly at: readonly [call: number, end?: number]
  readonly client?: string
  readonly ok?: boolean
  readonly definite?: boolean
  readonly result?: HistoryLine['result']
}

function history(...steps: readonly Step[]): HistoryLine[] {
  return steps.map(({ at, client = 'c', ok, definite, result, ...op }) => ({
    client,
    op: { kind: 'get', obj: 'map', key: 'k', ...op },
    call_ns: at[0],
    ...(at[1] === undefined ? {} : { return_ns: at[1] }),
    ok: ok ?? at[1] !== undefined,
    ...(definite === undefined ? {} : { definite }),
    ...(result === undefined ? {} : { result }),
  }))
}

const set = (value: string, at: Step['at'], ok?: boolean): Step => ({
  kind: 'set',
  value,
  at,
  ...(ok === undefined ? {} : { ok }),
})
const get = (value: string | null, at: Step['at']): Step => ({ kind: 'get', at, result: { value } })
const cas = (expect_: string, value: string, done: boolean, at: Step['at']): Step => ({
  kind: 'cas',
  expect: expect_,
  value,
  at,
  result: { done, value: done ? value : null },
})

describe('linearizable', () => {
  test.each<readonly [string, readonly Step[]]>([
    ['nothing at all', []],
    ['an absent key is read as absent', [get(null, [0, 1])]],
    ['a read that follows a write sees it', [set('a', [0, 1]), get('a', [2, 3])]],
    ['a read during a write may see what was before', [set('a', [0, 9]), get(null, [1, 2])]],
    ['a read during a write may see the write', [set('a', [0, 9]), get('a', [1, 2])]],
    [
      'concurrent writes happen in either order',
      [set('a', [0, 9]), set('b', [0, 9]), get('b', [10, 11]), get('b', [12, 13])],
    ],
    ['a write without an answer may have happened', [set('a', [0], false), get('a', [5, 6])]],
    ['a write without an answer may not have happened', [set('a', [0], false), get(null, [5, 6])]],
    [
      'a write without an answer may happen late',
      [set('a', [0], false), get(null, [5, 6]), get('a', [7, 8])],
    ],
    [
      'of two exchanges with one expectation one wins',
      [
        set('a', [0, 1]),
        cas('a', 'b', true, [2, 9]),
        { ...cas('a', 'c', false, [2, 9]), result: { done: false, value: 'b' } },
      ],
    ],
    ['what touches in time is concurrent', [set('a', [0, 5]), get(null, [5, 6])]],
    [
      'keys are judged alone',
      [set('a', [0, 1]), { ...get(null, [2, 3]), key: 'other' }, get('a', [4, 5])],
    ],
    [
      'a delete that found something follows a write',
      [set('a', [0, 1]), { kind: 'delete', at: [2, 3], result: { done: true } }],
    ],
    [
      'a read of whatever age is no linearizable read',
      [set('a', [0, 1]), { ...get(null, [2, 3]), kind: 'local-get' }],
    ],
  ])('%s', (_name, steps) => {
    expect(checkLinearizable(history(...steps)).verdict).toBe('linearizable')
  })
})

describe('not linearizable', () => {
  test.each<readonly [string, readonly Step[]]>([
    ['a read that follows a write misses it', [set('a', [0, 1]), get(null, [2, 3])]],
    ['a value that nobody wrote', [get('a', [0, 1])]],
    [
      'a read goes back to an older value',
      [set('a', [0, 1]), set('b', [2, 9]), get('b', [3, 4]), get('a', [5, 6])],
    ],
    [
      'a write that certainly did not happen is read',
      [{ ...set('a', [0, 1], false), definite: true }, get('a', [2, 3])],
    ],
    [
      'two exchanges with one expectation both win',
      [set('a', [0, 1]), cas('a', 'b', true, [2, 9]), cas('a', 'c', true, [2, 9])],
    ],
    [
      'a write happens twice',
      [set('a', [0, 1]), set('b', [2, 3]), get('b', [4, 5]), get('a', [6, 7])],
    ],
    [
      'a delete finds nothing where something was',
      [set('a', [0, 1]), { kind: 'delete', at: [2, 3], result: { done: false } }],
    ],
    [
      'an unanswered write is seen, and then no more',
      [set('a', [0], false), get('a', [1, 2]), get(null, [3, 4])],
    ],
    [
      'two readers disagree about the order of two writes',
      [
        set('a', [0, 20]),
        set('b', [0, 20]),
        { ...get('a', [1, 2]), client: 'x' },
        { ...get('b', [3, 4]), client: 'x' },
        { ...get('a', [5, 6]), client: 'y' },
      ],
    ],
  ])('%s', (_name, steps) => {
    const { verdict, witness } = checkLinearizable(history(...steps))
    expect(verdict).toBe('not linearizable')
    expect(witness?.stuck.length).toBeGreaterThan(0)
  })
})

/** Operations that take effect at one moment each, somewhere between their call and their return. */
const atomicHistory = fc
  .array(
    fc.record({
      kind: fc.constantFrom('get', 'set', 'delete', 'cas'),
      value: fc.constantFrom('a', 'b', 'c'),
      expect: fc.constantFrom('a', 'b', 'c'),
      before: fc.nat(30),
      after: fc.nat(30),
      answered: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((steps): HistoryLine[] => {
    let state: Register = null
    return steps.map(({ kind, value, expect: expected, before, after, answered }, at) => {
      const op = { kind, obj: 'map', key: 'k', value, expect: expected } as const
      const call_ns = at * 10 - before
      const was = state
      const next = applyTo(was, { client: '', op, call_ns, ok: false })
      state = next ?? null
      const result =
        kind === 'get' ? { value: was } : { done: kind === 'cas' ? was === expected : was !== null }
      if (kind === 'set')
        return { client: `${at}`, op, call_ns, return_ns: at * 10 + after, ok: true }
      if (!answered && kind !== 'get') return { client: `${at}`, op, call_ns, ok: false }
      return { client: `${at}`, op, call_ns, return_ns: at * 10 + after, ok: true, result }
    })
  })

test('whatever takes effect at one moment is linearizable', async () => {
  await fc.assert(
    fc.property(atomicHistory, (lines) => checkLinearizable(lines).verdict === 'linearizable'),
  )
})

/** Every order, for histories that are short enough. */
function anyOrder(lines: readonly HistoryLine[], state: Register = null): boolean {
  if (lines.every(({ ok }) => !ok)) return true
  return lines.some((line, at) => {
    const rest = lines.toSpliced(at, 1)
    const returned = Math.min(
      ...rest.map(({ ok, return_ns }) => (ok ? (return_ns ?? 0) : Infinity)),
    )
    if (returned < line.call_ns) return false
    const next = applyTo(state, line)
    return next !== undefined && anyOrder(rest, next)
  })
}

test('the verdict is that of trying every order', async () => {
  const line = fc.record({
    kind: fc.constantFrom('get', 'set', 'cas'),
    value: fc.constantFrom('a', 'b'),
    call: fc.nat(20),
    took: fc.nat(10),
    ok: fc.constantFrom(true, true, false),
    done: fc.boolean(),
  })
  let refused = 0
  await fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (steps) => {
      const lines = steps
        .filter(({ kind, ok }) => ok || kind !== 'get')
        .map(({ kind, value, call, took, ok, done }, at): HistoryLine => {
          const op = { kind, obj: 'map', key: 'k', value, expect: 'a' } as const
          const result = kind === 'get' ? { value } : kind === 'cas' ? { done } : {}
          return { client: `${at}`, op, call_ns: call, return_ns: call + took, ok, result }
        })
      const expected = anyOrder(lines)
      if (!expected) refused += 1
      expect(checkLinearizable(lines).verdict).toBe(expected ? 'linearizable' : 'not linearizable')
    }),
    { numRuns: 1000 },
  )
  expect(refused).toBeGreaterThan(100)
})

test('a search that is too long is given up and says so', () => {
  const many = Array.from({ length: 30 }, (_, at) => set(`v${at}`, [0, 100]))
  const { verdict } = checkLinearizable(history(...many, get('nobody', [101, 102])), 500)
  expect(verdict).toBe('undecided')
})

test('a written history reads back, fault windows and all', () => {
  const lines = [...history(set('a', [0, 1])), { annotation: 'cut', start_ns: 0, end_ns: 5 }]
  expect(parseHistory(historyText(lines))).toEqual(lines)
  expect(() => parseHistory('{"client":1}\n')).toThrow('line 1')
})
