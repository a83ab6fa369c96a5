import type { MapCommand, MapEntry, Result } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, type Driver, drive, text } from './testing/driver.ts'

interface ModelEntry {
  readonly value: string
  readonly created: number
  readonly modified: number
}

type Model = Map<string, ModelEntry>

const key = fc.constantFrom('', 'a', 'b', 'ab', '\xff', '\xff\0', 'abc', '\0')
const value = fc.constantFrom('', '1', '2', 'long'.repeat(40), '\xfe\xff')
const maybe = fc.option(value, { nil: undefined })
const flag = fc.boolean()

type Operation =
  | {
      op: 'set'
      k: string
      v: string
      ifAbsent: boolean
      ifRevision: number | undefined
      back: boolean
    }
  | { op: 'setMany'; items: [string, string][] }
  | { op: 'compareExchange'; k: string; expected: string | undefined; next: string | undefined }
  | { op: 'delete'; k: string; back: boolean }
  | { op: 'deleteMany'; keys: string[] }
  | { op: 'clear' }

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constant('set' as const),
      k: key,
      v: value,
      ifAbsent: flag,
      ifRevision: fc.option(fc.nat(40), { nil: undefined }),
      back: flag,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('setMany' as const),
      items: fc.array(fc.tuple(key, value), { maxLength: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('compareExchange' as const),
      k: key,
      expected: maybe,
      next: maybe,
    }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('delete' as const), k: key, back: flag }) },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constant('deleteMany' as const), keys: fc.array(key) }),
  },
  { weight: 1, arbitrary: fc.constant({ op: 'clear' as const }) },
)

function encode(of: Operation): MapCommand {
  switch (of.op) {
    case 'set':
      return {
        set: {
          key: bytes(of.k),
          value: bytes(of.v),
          ifAbsent: of.ifAbsent,
          returnPrevious: of.back,
          ...(of.ifRevision === undefined ? {} : { ifRevision: of.ifRevision }),
        },
      }
    case 'setMany':
      return { setMany: { items: of.items.map(([k, v]) => ({ key: bytes(k), value: bytes(v) })) } }
    case 'compareExchange':
      return {
        compareExchange: {
          key: bytes(of.k),
          ...(of.expected === undefined ? {} : { expected: bytes(of.expected) }),
          ...(of.next === undefined ? {} : { next: bytes(of.next) }),
        },
      }
    case 'delete':
      return { delete: { key: bytes(of.k), returnPrevious: of.back } }
    case 'deleteMany':
      return { deleteMany: { keys: of.keys.map(bytes) } }
    case 'clear':
      return { clear: {} }
  }
}

/** The plain description of what each operation does. */
function expected(model: Model, of: Operation, revision: number): unknown {
  const put = (k: string, v: string) =>
    model.set(k, { value: v, created: model.get(k)?.created ?? revision, modified: revision })
  switch (of.op) {
    case 'set': {
      const previous = model.get(of.k)
      const seen = previous === undefined ? {} : { previous: { key: of.k, ...previous } }
      const wrongRevision =
        of.ifRevision !== undefined && of.ifRevision !== (previous?.modified ?? 0)
      if ((of.ifAbsent && previous) || wrongRevision) return { set: { applied: false, ...seen } }
      put(of.k, of.v)
      return { set: { applied: true, ...(of.back ? seen : {}) } }
    }
    case 'setMany':
      for (const [k, v] of of.items) put(k, v)
      return { count: of.items.length }
    case 'compareExchange': {
      const current = model.get(of.k)?.value
      if (current !== of.expected) return { swap: { swapped: false, current } }
      if (of.next === undefined) model.delete(of.k)
      else put(of.k, of.next)
      return { swap: { swapped: true, current: of.next } }
    }
    case 'delete': {
      const previous = model.get(of.k)
      model.delete(of.k)
      const seen = previous && of.back ? { previous: { key: of.k, ...previous } } : {}
      return { deleted: { deleted: previous !== undefined, ...seen } }
    }
    case 'deleteMany':
      return { count: of.keys.filter((k) => model.delete(k)).length }
    case 'clear': {
      const count = model.size
      model.clear()
      return { count }
    }
  }
}

function plainEntry(entry: MapEntry) {
  const { created, modified } = entry
  return { key: text(entry.key), value: text(entry.value), created, modified }
}

function plain(result: Result): unknown {
  const seen = (previous: MapEntry | undefined) =>
    previous === undefined ? {} : { previous: plainEntry(previous) }
  if (result.mapSet) {
    return { set: { applied: result.mapSet.applied, ...seen(result.mapSet.previous) } }
  }
  if (result.mapSwap) {
    return { swap: { swapped: result.mapSwap.swapped, current: text(result.mapSwap.current) } }
  }
  if (result.mapDelete) {
    return { deleted: { deleted: result.mapDelete.deleted, ...seen(result.mapDelete.previous) } }
  }
  return { count: result.count }
}

function contents(driver: Driver): unknown[] {
  const answer = driver.ask({
    collection: 'c',
    mapEntries: { reverse: false, limit: 0, keysOnly: false, maxBytes: 0 },
  })
  return (answer.entries?.entries ?? []).map(plainEntry)
}

function driveMap(options: { maxItems?: number; maxBytes?: number } = {}): Driver {
  const driver = drive({ limits: { maxKeyBytes: 1000, maxValueBytes: 1000 } })
  driver.write({
    create: {
      kind: 'map',
      options: { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0, ...options },
    },
  })
  return driver
}

function set(driver: Driver, k: string, v: string): Result {
  return driver.map('c', {
    set: { key: bytes(k), value: bytes(v), ifAbsent: false, returnPrevious: false },
  })
}

describe('a map', () => {
  it('answers and holds what a plain map does', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 50 }), (operations) => {
        const driver = driveMap()
        const model: Model = new Map()
        for (const of of operations) {
          const result = driver.map('c', encode(of))
          expect(plain(result)).toEqual(expected(model, of, driver.machine.revision))
        }
        const sorted = [...model]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, entry]) => ({ key: k, ...entry }))
        expect(contents(driver)).toEqual(sorted)
        const size = [...model].reduce((sum, [k, entry]) => sum + k.length + entry.value.length, 0)
        const { info } = driver.ask({ collection: 'c', info: {} })
        expect(info).toMatchObject({ items: model.size, bytes: size })
      }),
      { numRuns: 300 },
    )
  })

  it('takes a compare-exchange of nothing with nothing for a match', () => {
    const driver = driveMap()
    const result = driver.map('c', { compareExchange: { key: bytes('k') } })
    expect(result.mapSwap).toEqual({ swapped: true })
    expect(contents(driver)).toEqual([])
  })

  it('tells an empty value from an absent one', () => {
    const driver = driveMap()
    set(driver, 'k', '')
    const absent = driver.map('c', { compareExchange: { key: bytes('k'), next: bytes('x') } })
    expect(absent.mapSwap).toEqual({ swapped: false, current: new Uint8Array(0) })
    const empty = driver.map('c', {
      compareExchange: { key: bytes('k'), expected: bytes(''), next: bytes('x') },
    })
    expect(empty.mapSwap?.swapped).toBe(true)
  })

  it('takes revision 0 for absence', () => {
    const driver = driveMap()
    const command = {
      set: {
        key: bytes('k'),
        value: bytes('1'),
        ifAbsent: false,
        ifRevision: 0,
        returnPrevious: false,
      },
    }
    expect(driver.map('c', command).mapSet?.applied).toBe(true)
    expect(driver.map('c', command).mapSet?.applied).toBe(false)
  })

  it('refuses what is over its quota of items, whole batches at once', () => {
    const driver = driveMap({ maxItems: 2 })
    set(driver, 'a', '1')
    const items = ['b', 'c'].map((k) => ({ key: bytes(k), value: bytes('1') }))
    const over = driver.map('c', { setMany: { items } })
    expect(over.rejection).toMatchObject({
      code: 'limit_exceeded',
      setting: 'max_items',
      limit: 2,
      actual: 3,
    })
    expect(contents(driver)).toHaveLength(1)
    const same = ['b', 'b'].map((k) => ({ key: bytes(k), value: bytes('1') }))
    expect(driver.map('c', { setMany: { items: same } }).count).toBe(2)
    expect(set(driver, 'c', '1').rejection?.setting).toBe('max_items')
    expect(set(driver, 'a', 'other').rejection).toBeUndefined()
  })

  it('refuses what is over its quota of bytes, but lets it shrink', () => {
    const driver = driveMap({ maxBytes: 10 })
    expect(set(driver, 'k', '123456789').rejection).toBeUndefined()
    const over = driver.map('c', {
      compareExchange: { key: bytes('k'), expected: bytes('123456789'), next: bytes('0123456789') },
    })
    expect(over.rejection).toMatchObject({ setting: 'max_bytes', limit: 10, actual: 11 })
    expect(set(driver, 'k', '1').rejection).toBeUndefined()
    expect(set(driver, 'l', '1234567').rejection).toBeUndefined()
    expect(set(driver, 'm', '').rejection?.setting).toBe('max_bytes')
  })

  it('refuses keys and values over the limits of the group', () => {
    const driver = driveMap()
    expect(set(driver, 'k'.repeat(1000), 'v'.repeat(1000)).mapSet?.applied).toBe(true)
    const longKey = set(driver, 'k'.repeat(1001), '').rejection
    expect(longKey).toMatchObject({ setting: 'max_key_bytes', limit: 1000, actual: 1001 })
    const items = [{ key: bytes('k'), value: bytes('v'.repeat(1001)) }]
    const longValue = driver.map('c', { setMany: { items } }).rejection
    expect(longValue).toMatchObject({ code: 'limit_exceeded', setting: 'max_value_bytes' })
  })

  it('does not hold on to the bytes of the entry', () => {
    const driver = driveMap()
    const command = bytes('some value')
    const items = [{ key: bytes('k'), value: command }]
    driver.map('c', { setMany: { items } })
    for (const entry of driver.entries) if (entry.type === 'normal') entry.data.fill(0)
    expect(contents(driver)).toMatchObject([{ key: 'k', value: 'some value' }])
  })
})
