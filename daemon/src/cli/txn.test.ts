import { beforeEach, describe, expect, test } from 'vitest'
import { createLocalDaemon, type LocalDaemon } from '../ipc/testing/local-daemon.ts'
import { createSolitaryService } from '../ipc/testing/solitary-service.ts'
import { runInProcess, wordsOf } from './testing/run-in-process.ts'
import { operations } from './transaction/operations.ts'

let daemon: LocalDaemon
const run = (line: string, input?: string) =>
  runInProcess({ TESELA_SOCKET: daemon.path }, wordsOf(line), input)
const txn = (document: unknown, line = 'txn --json') => run(line, JSON.stringify(document))

beforeEach(async () => {
  daemon = await createLocalDaemon(createSolitaryService())
  for (const kind of ['map', 'vec', 'set', 'cell', 'once', 'queue'])
    await run(`create ${kind} ${kind}`)
  return () => daemon[Symbol.asyncDispose]()
})

test('every verb of every kind goes into a transaction', async () => {
  const steps = [
    { collection: 'map', verb: 'set', key: 'a', value: { n: 1 }, ttl: 60_000 },
    { collection: 'map', verb: 'set-many', items: [{ key: 'b', value: 1 }] },
    { collection: 'map', verb: 'extend', items: [{ key: 'c', valueText: 'x' }] },
    { collection: 'map', verb: 'compare-exchange', key: 'b', expected: 1, next: 2 },
    { collection: 'map', verb: 'delete', key: 'b', returnPrevious: true },
    { collection: 'map', verb: 'delete-many', keys: ['c', 'x'] },
    { collection: 'map', verb: 'clear' },
    { collection: 'vec', verb: 'push', values: [1, 2] },
    { collection: 'vec', verb: 'push-front', value: 0 },
    { collection: 'vec', verb: 'extend', valuesText: ['x', 'y'] },
    { collection: 'vec', verb: 'insert', index: 0, value: -1 },
    { collection: 'vec', verb: 'set', index: 0, value: -2, returnPrevious: true },
    { collection: 'vec', verb: 'swap', left: 0, right: 1 },
    { collection: 'vec', verb: 'remove', index: 0 },
    { collection: 'vec', verb: 'pop' },
    { collection: 'vec', verb: 'pop-front' },
    { collection: 'vec', verb: 'truncate', length: 1 },
    { collection: 'vec', verb: 'clear' },
    { collection: 'set', verb: 'add', values: ['a', 'b'] },
    { collection: 'set', verb: 'extend', value: 'c' },
    { collection: 'set', verb: 'delete', values: ['a'] },
    { collection: 'set', verb: 'take', count: 1 },
    { collection: 'set', verb: 'clear' },
    { collection: 'cell', verb: 'set', value: 1 },
    { collection: 'cell', verb: 'compare-exchange', expected: 1, next: null },
    { collection: 'cell', verb: 'clear' },
    { collection: 'once', verb: 'set', value: 'won' },
    { collection: 'queue', verb: 'push', priority: 1, key: 'a', value: 1 },
    { collection: 'queue', verb: 'push-many', items: [{ priority: '2', key: 'b', value: 2 }] },
    { collection: 'queue', verb: 'update-priority', key: 'a', priority: 3 },
    { collection: 'queue', verb: 'update-value', key: 'a', value: 3 },
    { collection: 'queue', verb: 'compare-exchange', key: 'a', expected: 3, next: 4 },
    { collection: 'queue', verb: 'pop-min' },
    { collection: 'queue', verb: 'pop-max', count: 2 },
    { collection: 'queue', verb: 'delete', key: 'x' },
    { collection: 'queue', verb: 'remove-range', from: 1, to: 2, toInclusive: true },
    { collection: 'queue', verb: 'clear' },
  ]
  const all = Object.entries(operations).flatMap(([kind, verbs]) =>
    Object.keys(verbs).map((verb) => `${kind} ${verb}`),
  )
  expect(new Set(steps.map(({ collection, verb }) => `${collection} ${verb}`))).toEqual(
    new Set(all),
  )
  const ran = await txn({ operations: steps })
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  const { results, ...outcome } = JSON.parse(ran.stdout)
  expect(outcome).toEqual({ committed: true, revision: expect.any(Number) })
  expect(results).toMatchObject([
    { applied: true },
    { count: 1 },
    { count: 1 },
    { swapped: true, current: '2' },
    { deleted: true, previous: { value: '2' } },
    { count: 1 },
    { count: 1 },
    { length: 2 },
    { length: 3 },
    { length: 5 },
    { length: 6, first: `${outcome.revision}:5` },
    { applied: true, previous: { value: '-1' } },
    { revision: outcome.revision },
    { value: '0' },
    { value: 'y' },
    { value: '-2' },
    { removed: 2 },
    { count: 1 },
    { added: 2 },
    { added: 1 },
    { deleted: 1 },
    { values: ['"b"'] },
    { count: 1 },
    {},
    { swapped: true, current: 'null' },
    { count: 1 },
    { won: true, value: '"won"' },
    { replaced: false },
    { replaced: 0 },
    { updated: true },
    { updated: true },
    { swapped: true, current: '4' },
    { items: [{ key: 'b', priority: 2 }] },
    { items: [{ key: 'a', priority: 3, value: '4' }] },
    { deleted: 0 },
    { count: 0 },
    { count: 0 },
  ])
})

describe('a transaction', () => {
  test('keeps values as they are written', async () => {
    const document =
      '{ "operations": [ {"collection":"cell", "verb":"set", "value": { "n": 1.0, "m": [1 ,2] } } ] }'
    expect(await run('txn', document)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Committed 1 operation at revision \d+\.\n$/),
    })
    expect((await run('cell get cell')).stdout).toBe('{ "n": 1.0, "m": [1 ,2] }')
  })

  test('checks every kind, and changes nothing where a check does not hold', async () => {
    await run('map set map k 1')
    await run('vec push vec item')
    await run('set add set value')
    await run('queue push queue 1 j job')
    const checks = [
      { collection: 'map', key: 'k', value: 1 },
      { collection: 'map', key: 'x', revision: 0 },
      { collection: 'vec', index: 0, valueText: 'item' },
      { collection: 'set', key: 'value', present: true },
      { collection: 'cell', absent: true },
      { collection: 'once', absent: true },
      { collection: 'queue', key: 'j', present: true },
    ]
    const set = [{ collection: 'cell', verb: 'set', value: 1 }]
    const fails = [...checks, { collection: 'map', key: 'k', absent: true }]
    const refused = await txn({ checks: fails, operations: set }, 'txn')
    expect(refused).toEqual({
      code: 3,
      stdout: '',
      stderr: 'tesela: Check 7 does not hold; nothing was changed.\n',
    })
    expect(await run('cell get cell')).toMatchObject({ code: 3 })
    expect(await txn({ checks, operations: set })).toMatchObject({ code: 0 })
    expect((await run('cell get cell')).stdout).toBe('1')
  })

  test('says which operation did not hold, or was refused', async () => {
    await run('once set once first')
    const lost = await txn({
      operations: [
        { collection: 'cell', verb: 'set', value: 1 },
        { collection: 'once', verb: 'set', value: 2 },
      ],
    })
    expect(lost.code).toBe(3)
    expect(JSON.parse(lost.stdout)).toMatchObject({
      committed: false,
      failedOperation: 1,
      result: { won: false, value: 'first' },
    })
    const refused = await txn({ operations: [{ collection: 'vec', verb: 'remove', index: 3 }] })
    expect(refused.code).toBe(3)
    expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'index_out_of_range', operation: 0 })
  })

  test.each([
    ['{', 'The transaction is not JSON.'],
    ['{"operations": 1}', 'The transaction has no "operations" that is a list.'],
    ['{"operations": [1]}', 'Operation 0 is not a JSON object.'],
    ['{"operations": [{"verb":"set"}]}', 'Operation 0 has no "collection" that is a string.'],
    ['{"operations": [{"collection":"cell"}]}', 'Operation 0 has no "verb" that is a string.'],
    [
      '{"operations": [{"collection":"cell","verb":"pop"}]}',
      'Operation 0 has no "verb" that a cell takes in a transaction.',
    ],
    ['{"operations": [{"collection":"cell","verb":"set"}]}', 'Operation 0 has no "value".'],
    [
      '{"operations": [{"collection":"vec","verb":"get","index":0}]}',
      'Operation 0 has no "verb" that a vec takes in a transaction.',
    ],
    [
      '{"operations": [{"collection":"vec","verb":"remove","index":-1}]}',
      'Operation 0 has no "index" that is a whole number, not negative.',
    ],
    [
      '{"operations": [{"collection":"queue","verb":"push","priority":1.5,"key":"k","value":1}]}',
      'Operation 0 has no "priority" of the kind that this queue has (int64).',
    ],
    [
      '{"checks": [{"collection":"cell","absent":true,"present":true}]}',
      'Check 0 has not one of "revision", "value", "absent": true and "present": true.',
    ],
    [
      '{"checks": [{"collection":"set","key":"k","value":1}]}',
      'Check 0 is of a set, which has no values but its keys.',
    ],
  ])('%s is refused with a sentence', async (document, sentence) => {
    expect(await run('txn', document)).toEqual({
      code: 2,
      stdout: '',
      stderr: `tesela: ${sentence}\n`,
    })
  })
})
