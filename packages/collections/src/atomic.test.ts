import { type AtomicCommand, Result } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { commandEntry, tickEntry } from './index.ts'
import { admitted } from './testing/admitted.ts'
import { bytes, type Driver, drive } from './testing/driver.ts'
import { plain } from './testing/plain.ts'
import { int64Priority } from './testing/priorities.ts'

const kinds = ['map', 'vec', 'set', 'cell', 'once', 'queue']

function driveAll(options = {}): Driver {
  const driver = drive({ limits: { maxCommandBytes: 4000, sessionTtlMs: 1_000_000 } })
  for (const kind of kinds) driver.create(kind, options, kind)
  return driver
}

type Operation = AtomicCommand['operations'][number]
type Check = AtomicCommand['checks'][number]

function commit(driver: Driver, operations: Operation[], checks: Partial<Check>[] = []) {
  const complete = checks.map((check) => ({
    collection: 'map',
    absent: false,
    present: false,
    ...check,
  }))
  const { atomic, rejection } = driver.write({
    collection: '',
    atomic: { checks: complete, operations },
  })
  return {
    rejection,
    committed: atomic?.committed,
    failedCheck: atomic?.failedCheck,
    failedOperation: atomic?.failedOperation,
    results: atomic?.results.map((result) => plain(Result.decode(result))),
  }
}

const set = (key: string, value: string, more = {}) => ({
  collection: 'map',
  map: {
    set: { key: bytes(key), value: bytes(value), ifAbsent: false, returnPrevious: false, ...more },
  },
})
const push = (...values: string[]) => ({
  collection: 'vec',
  vec: { push: { values: values.map(bytes) } },
})
const add = (...values: string[]) => ({
  collection: 'set',
  set: { add: { values: values.map(bytes) } },
})
const setCell = (value: string) => ({
  collection: 'cell',
  cell: { set: { value: bytes(value), returnPrevious: false } },
})
const setOnce = (value: string) => ({
  collection: 'once',
  once: { set: { value: bytes(value) } },
})
const enqueue = (key: string) => ({
  collection: 'queue',
  queue: { push: { priority: int64Priority(1n), key: bytes(key), value: bytes('') } },
})

function sizes(driver: Driver): (number | undefined)[] {
  return kinds.map((collection) => driver.ask({ collection, size: {} }).size)
}

describe('a transaction', () => {
  it('does everything in one revision, and answers a result per operation', () => {
    const driver = driveAll()
    const answer = commit(driver, [
      set('k', 'v'),
      push('a', 'b'),
      add('x', 'x'),
      setCell('c'),
      setOnce('o'),
      enqueue('q'),
    ])
    const { revision } = driver.machine
    expect(answer).toMatchObject({
      committed: true,
      results: [
        { mapSet: { applied: true } },
        { vecLength: { length: 2, first: { revision, ordinal: 0 } } },
        { count: 1 },
        { cellSet: {} },
        { once: { won: true, value: 'o' } },
        { queuePushed: { replaced: 0, evicted: [] } },
      ],
    })
    expect(sizes(driver)).toEqual([1, 2, 1, 1, 1, 1])
  })

  it('lets every operation see what those before it did', () => {
    const driver = driveAll()
    const pop = { collection: 'vec', vec: { pop: {} } }
    const exchange = { key: bytes('k'), expected: bytes('1'), next: bytes('2') }
    const swap = { collection: 'map', map: { compareExchange: exchange } }
    const answer = commit(driver, [set('k', '1'), swap, push('a'), pop, pop])
    expect(answer.results?.slice(1)).toMatchObject([
      { mapSwap: { swapped: true, current: '2' } },
      { vecLength: { length: 1 } },
      { vecItem: { item: { value: 'a' } } },
      { vecItem: {} },
    ])
  })

  it('gives the items of one entry ids that differ', () => {
    const driver = driveAll()
    commit(driver, [push('a', 'b'), push('c')])
    const slice = { from: 0, limit: 0, maxBytes: 0 }
    const { vecItems } = driver.ask({ collection: 'vec', vecSlice: slice })
    expect(vecItems?.items.map(({ id }) => id?.ordinal)).toEqual([0, 1, 2])
  })

  it('does nothing where a check does not hold, and says which', () => {
    const driver = driveAll()
    const answer = commit(
      driver,
      [set('k', 'v'), push('a')],
      [
        { key: bytes('k'), absent: true },
        { key: bytes('k'), value: bytes('v') },
      ],
    )
    expect(answer).toMatchObject({ committed: false, failedCheck: 1, results: [] })
    expect(sizes(driver)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it.each<[string, Operation]>([
    ['a set of a map that is not applied', set('k', 'w', { ifAbsent: true })],
    [
      'a compare-exchange of a map that does not swap',
      { collection: 'map', map: { compareExchange: { key: bytes('k') } } },
    ],
    [
      'a set of a vec that is not applied',
      {
        collection: 'vec',
        vec: {
          set: { place: { index: 0 }, value: bytes(''), ifRevision: 1, returnPrevious: false },
        },
      },
    ],
    [
      'a compare-exchange of a cell that does not swap',
      { collection: 'cell', cell: { compareExchange: { next: bytes('') } } },
    ],
    ['a once that is not won', setOnce('late')],
    [
      'a compare-exchange of a queue that does not swap',
      {
        collection: 'queue',
        queue: { compareExchange: { key: bytes('q'), expected: bytes('x') } },
      },
    ],
  ])('does nothing because of %s', (_name, unmet) => {
    const driver = driveAll()
    const all = [set('k', 'v'), push('a'), add('x'), setCell('c'), setOnce('o'), enqueue('q')]
    commit(driver, all)
    const before = sizes(driver)
    const more = [set('l', 'v'), push('b'), add('y'), enqueue('r'), setCell('d')]
    const answer = commit(driver, [...more, unmet, set('m', 'v')])
    expect(answer).toMatchObject({ committed: false, failedOperation: more.length })
    expect(answer.results).toHaveLength(1)
    expect(sizes(driver)).toEqual(before)
    const cell = driver.ask({ collection: 'cell', cellGet: {} }).cell
    expect(cell?.entry?.value).toEqual(bytes('c'))
  })

  it('is rejected for a refused operation, says which, and changes nothing', () => {
    const driver = driveAll({ maxItems: 2 })
    commit(driver, [push('a')])
    const remove = { collection: 'vec', vec: { remove: { place: { index: 5 } } } }
    expect(commit(driver, [set('k', 'v'), push('b'), remove]).rejection).toMatchObject({
      code: 'index_out_of_range',
      operation: 2,
      limit: 2,
      actual: 5,
    })
    expect(commit(driver, [push('b'), push('c')]).rejection).toMatchObject({
      code: 'limit_exceeded',
      setting: 'max_items',
      operation: 1,
    })
    expect(
      commit(driver, [push('b'), { ...set('k', 'v'), collection: 'x' }]).rejection,
    ).toMatchObject({
      code: 'not_found',
      operation: 1,
    })
    const wrong = commit(driver, [push('b'), { ...set('k', 'v'), collection: 'vec' }])
    expect(wrong.rejection).toMatchObject({ code: 'wrong_kind', operation: 1 })
    expect(sizes(driver)).toEqual([0, 1, 0, 0, 0, 0])
  })

  it('is rejected where its results have no room in one', () => {
    const driver = driveAll()
    for (const value of ['a', 'b', 'c']) driver.write({ ...push(value.repeat(1500)) })
    const pop = { collection: 'vec', vec: { pop: {} } }
    expect(commit(driver, [pop, pop, pop]).rejection).toMatchObject({
      code: 'limit_exceeded',
      setting: 'max_command_bytes',
      operation: 2,
    })
    expect(sizes(driver)[1]).toBe(3)
    expect(commit(driver, [pop, pop]).committed).toBe(true)
  })

  it('keeps what the same batch of the log did before a transaction that does nothing', () => {
    const driver = driveAll()
    const session = driver.open(9)
    const command = (sequence: number, fields: object) =>
      commandEntry({ session, sequence, acknowledgedThrough: sequence - 1, ...fields })
    const atomic = { checks: [], operations: [push('x'), setOnce('o'), setOnce('p')] }
    const entries = [
      command(1, push('a')),
      command(2, { collection: '', atomic }),
      command(3, push('b')),
    ]
    for (const data of entries) driver.machine.stamp(data, driver.now)
    const first = driver.machine.revision + 1
    driver.machine.apply(
      entries.map((data, offset) => ({ type: 'normal', index: first + offset, data })),
    )
    expect(sizes(driver)).toEqual([0, 2, 0, 0, 0, 0])
  })

  it('leaves the deadlines of maps as they were when it does nothing', () => {
    const driver = driveAll()
    driver.write(set('k', 'v', { ttlMs: 500 }))
    const due = driver.machine.nextDue()
    const unmet = set('k', 'v', { ifAbsent: true })
    commit(driver, [set('k', 'v'), set('l', 'v', { ttlMs: 5 }), unmet])
    expect(driver.machine.nextDue()).toBe(due)
    commit(driver, [set('l', 'v', { ttlMs: 5 })])
    expect(driver.machine.nextDue()).toBe(driver.now + 5)
    driver.now += 500
    driver.apply(tickEntry())
    expect(sizes(driver)[0]).toBe(0)
  })

  it('may check without doing anything, and do nothing without checks', () => {
    const driver = driveAll()
    expect(commit(driver, [], [{ key: bytes('k'), absent: true }]).committed).toBe(true)
    expect(commit(driver, []).committed).toBe(true)
  })

  it.each<[string, Partial<AtomicCommand>]>([
    ['an operation of two kinds', { operations: [{ ...set('k', 'v'), ...push('a') }] }],
    ['an operation of none', { operations: [{ collection: 'map' }] }],
    [
      'an operation on a name that is none',
      { operations: [{ ...set('k', 'v'), collection: 'A' }] },
    ],
    [
      'a check of nothing',
      { checks: [{ collection: 'map', key: bytes('k'), absent: false, present: false }] },
    ],
    [
      'a check of two conditions',
      {
        checks: [{ collection: 'map', key: bytes('k'), absent: true, revision: 1, present: false }],
      },
    ],
  ])('is refused before the log with %s', (_name, atomic) => {
    const driver = driveAll()
    const command = { checks: [], operations: [], ...atomic }
    const entry = commandEntry({ session: 1, sequence: 99, collection: '', atomic: command })
    expect(admitted(driver.machine, entry).ok).toBe(false)
    expect(driver.write({ collection: '', atomic: command }).rejection).toBeDefined()
  })

  it('names its collections in its operations, not for itself', () => {
    const driver = driveAll()
    const atomic = { checks: [], operations: [push('a')] }
    expect(driver.write({ collection: 'vec', atomic }).rejection?.code).toBe('invalid_command')
  })
})

describe('a check', () => {
  it.each(['map', 'queue', 'set'])('of a key of a %s', (kind) => {
    const driver = driveAll()
    commit(driver, [set('k', ''), add('k'), enqueue('k')])
    const { revision } = driver.machine
    const holds = (check: Partial<Check>) =>
      commit(driver, [], [{ collection: kind, ...check }]).committed
    const [key, other] = [bytes('k'), bytes('x')]
    expect(holds({ key, revision })).toBe(true)
    expect(holds({ key, revision: revision - 1 })).toBe(false)
    expect(holds({ key, revision: 0 })).toBe(false)
    expect(holds({ key: other, revision: 0 })).toBe(true)
    expect(holds({ key, present: true })).toBe(true)
    expect(holds({ key, absent: true })).toBe(false)
    expect(holds({ key: other, present: true })).toBe(false)
    expect(holds({ key: other, absent: true })).toBe(true)
    expect(holds({ key, value: bytes('') })).toBe(kind !== 'set')
    expect(holds({ key: other, value: bytes('') })).toBe(false)
  })

  it('of a place in a vec', () => {
    const driver = driveAll()
    commit(driver, [push('a', 'b')])
    const { revision } = driver.machine
    const holds = (check: Partial<Check>) =>
      commit(driver, [], [{ collection: 'vec', ...check }]).committed
    const id = { revision, ordinal: 1 }
    expect(holds({ place: { index: 1 }, value: bytes('b') })).toBe(true)
    expect(holds({ place: { id }, value: bytes('b') })).toBe(true)
    expect(holds({ place: { index: 0 }, value: bytes('b') })).toBe(false)
    expect(holds({ place: { index: 1 }, revision })).toBe(true)
    expect(holds({ place: { index: 2 }, absent: true })).toBe(true)
    expect(holds({ place: { index: 1 }, absent: true })).toBe(false)
    expect(holds({ place: { id: { revision: 1, ordinal: 9 } }, absent: true })).toBe(true)
  })

  it.each(['cell', 'once'])('of a %s', (kind) => {
    const driver = driveAll()
    const holds = (check: Partial<Check>) =>
      commit(driver, [], [{ collection: kind, ...check }]).committed
    expect(holds({ absent: true })).toBe(true)
    expect(holds({ revision: 0 })).toBe(true)
    commit(driver, [setCell('v'), setOnce('v')])
    const { revision } = driver.machine
    expect(holds({ absent: true })).toBe(false)
    expect(holds({ value: bytes('v') })).toBe(true)
    expect(holds({ value: bytes('w') })).toBe(false)
    expect(holds({ revision })).toBe(true)
  })

  it('of another kind of entry, or of no collection, rejects the transaction', () => {
    const driver = driveAll()
    const code = (check: Partial<Check>) =>
      commit(driver, [], [{ absent: true, ...check }]).rejection?.code
    expect(code({ collection: 'map' })).toBe('wrong_kind')
    expect(code({ collection: 'map', place: { index: 0 } })).toBe('wrong_kind')
    expect(code({ collection: 'vec', key: bytes('k') })).toBe('wrong_kind')
    expect(code({ collection: 'cell', key: bytes('k') })).toBe('wrong_kind')
    expect(code({ collection: 'x', key: bytes('k') })).toBe('not_found')
  })
})
