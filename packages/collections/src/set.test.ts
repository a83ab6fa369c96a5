import type { Result, SetCommand } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, type Driver, drive, text } from './testing/driver.ts'

function driveSet(values: readonly string[] = [], options = {}): Driver {
  const driver = drive({ limits: { maxCommandBytes: 4000 } })
  driver.create('set', options)
  add(driver, values)
  return driver
}

function run(driver: Driver, set: SetCommand, collection = 'c'): Result {
  return driver.write({ collection, set })
}

function add(driver: Driver, values: readonly string[], collection = 'c'): Result {
  return run(driver, { add: { values: values.map(bytes) } }, collection)
}

function valuesOf(driver: Driver): (string | undefined)[] {
  const setValues = { reverse: false, limit: 0, maxBytes: 0 }
  return (driver.ask({ collection: 'c', setValues }).setPage?.values ?? []).map(text)
}

/** All pages of a combination, from the first cursor on. */
function combine(driver: Driver, operation: string, limit: number): (string | undefined)[] {
  const found: Uint8Array[] = []
  let cursor: Uint8Array | undefined
  for (;;) {
    const from = cursor === undefined ? {} : { cursor }
    const setCombine = { other: 'd', operation, limit, maxBytes: 0, ...from }
    const page = driver.ask({ collection: 'c', setCombine }).setPage
    if (page === undefined) throw new Error('no page')
    if (limit > 0) expect(page.values.length).toBeLessThanOrEqual(limit)
    found.push(...page.values)
    if (page.cursor === undefined) return found.map(text)
    cursor = page.cursor
  }
}

describe('a set', () => {
  it('counts a value that is there already as 0, also within one batch', () => {
    const driver = driveSet(['a'])
    expect(add(driver, ['a', 'b', 'b', 'a']).count).toBe(1)
    expect(valuesOf(driver)).toEqual(['a', 'b'])
  })

  it('counts the removal of an absent value as 0, also within one batch', () => {
    const driver = driveSet(['a', 'b'])
    expect(run(driver, { delete: { values: ['x', 'a', 'a'].map(bytes) } }).count).toBe(1)
    expect(valuesOf(driver)).toEqual(['b'])
  })

  it('takes the first values in the order of their bytes, or as many as there are', () => {
    const driver = driveSet(['b', '', '\xff', 'a', 'ab'])
    const take = (count: number) => run(driver, { take: { count } }).setTaken?.values.map(text)
    expect(take(0)).toEqual([])
    expect(take(3)).toEqual(['', 'a', 'ab'])
    expect(take(9)).toEqual(['b', '\xff'])
    expect(take(1)).toEqual([])
  })

  it('takes nothing where a result has no room for all of it', () => {
    const values = ['a', 'b', 'c', 'd'].map((start) => start + 'x'.repeat(1500))
    const driver = driveSet(values.slice(0, 2))
    add(driver, values.slice(2))
    const refused = run(driver, { take: { count: 3 } }).rejection
    expect(refused).toMatchObject({ code: 'limit_exceeded', setting: 'max_command_bytes' })
    expect(valuesOf(driver).length).toBe(2)
    expect(driver.ask({ collection: 'c', size: {} }).size).toBe(4)
    expect(run(driver, { take: { count: 2 } }).setTaken?.values).toHaveLength(2)
  })

  it('counts what a clear removes', () => {
    const driver = driveSet(['a', 'b'])
    expect(run(driver, { clear: {} }).count).toBe(2)
    expect(run(driver, { clear: {} }).count).toBe(0)
  })

  it('changes nothing by an empty batch', () => {
    const driver = driveSet(['a'])
    expect(add(driver, []).count).toBe(0)
    expect(run(driver, { delete: { values: [] } }).count).toBe(0)
  })

  it('refuses what is over its quotas, counting only what is new', () => {
    const driver = driveSet(['a'], { maxItems: 2, maxBytes: 4 })
    expect(add(driver, ['a', 'b', 'c']).rejection).toMatchObject({
      setting: 'max_items',
      limit: 2,
      actual: 3,
    })
    expect(valuesOf(driver)).toEqual(['a'])
    expect(add(driver, ['bbbb']).rejection).toMatchObject({ setting: 'max_bytes', actual: 5 })
    expect(add(driver, ['a', 'b', 'b']).count).toBe(1)
  })

  it('bounds a value like a key', () => {
    const driver = drive({ limits: { maxKeyBytes: 3 } })
    driver.create('set')
    expect(add(driver, ['abcd']).rejection?.setting).toBe('max_key_bytes')
  })
})

describe('the reads of a set', () => {
  it('answer which values are there, in the order asked', () => {
    const driver = driveSet(['a', ''])
    const values = ['b', 'a', ''].map(bytes)
    expect(driver.ask({ collection: 'c', setHas: { values } }).setPage?.values).toEqual([
      bytes('a'),
      bytes(''),
    ])
  })

  it('walk a prefix backwards, page by page', () => {
    const driver = driveSet(['a', 'ab', 'abc', 'b'])
    const walk = { prefix: bytes('a'), reverse: true, limit: 2, maxBytes: 0 }
    const first = driver.ask({ collection: 'c', setValues: walk }).setPage
    expect(first?.values.map(text)).toEqual(['abc', 'ab'])
    const cursor = first?.cursor ?? bytes('')
    const second = driver.ask({ collection: 'c', setValues: { ...walk, cursor } }).setPage
    expect(second).toEqual({ values: [bytes('a')] })
  })

  it('combine two sets at one revision, page by page', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'b', '\xff'), maxLength: 3 })
    const some = fc.uniqueArray(value, { maxLength: 30 })
    fc.assert(
      fc.property(some, some, fc.nat(4), (left, right, limit) => {
        const driver = driveSet(left)
        driver.create('set', {}, 'd')
        add(driver, right, 'd')
        const both = new Set([...left, ...right])
        expect(combine(driver, 'union', limit)).toEqual([...both].sort())
        const common = left.filter((each) => right.includes(each)).sort()
        expect(combine(driver, 'intersection', limit)).toEqual(common)
        const rest = left.filter((each) => !right.includes(each)).sort()
        expect(combine(driver, 'difference', limit)).toEqual(rest)
        const { setSubset } = driver.ask({ collection: 'c', setSubset: { other: 'd' } })
        expect(setSubset).toEqual({ subset: rest.length === 0 })
      }),
      { numRuns: 150 },
    )
  })

  it('find that a set is a subset of itself, and nothing of something', () => {
    const driver = driveSet([])
    driver.create('set', {}, 'd')
    const subset = (other: string) =>
      driver.ask({ collection: 'c', setSubset: { other } }).setSubset?.subset
    expect(subset('c')).toBe(true)
    expect(subset('d')).toBe(true)
    add(driver, ['a'])
    expect(subset('c')).toBe(true)
    expect(subset('d')).toBe(false)
  })

  it('do a bounded part of the work an answer, however little they find', () => {
    const driver = drive()
    for (const name of ['c', 'd']) driver.create('set', {}, name)
    const many = (first: number) =>
      Array.from({ length: 40_000 }, (_, count) => `${2 * count + first}`.padStart(6, '0'))
    add(driver, [...many(0), 'last'])
    add(driver, [...many(1), 'last'], 'd')
    const setCombine = { other: 'd', operation: 'intersection', limit: 0, maxBytes: 0 }
    const first = driver.ask({ collection: 'c', setCombine }).setPage
    expect(first?.values).toEqual([])
    expect(first?.cursor).toBeDefined()
    expect(combine(driver, 'intersection', 0)).toEqual(['last'])
    add(driver, many(0), 'd')
    let cursor: Uint8Array | undefined
    let answers = 0
    for (;;) {
      const from = cursor === undefined ? {} : { cursor }
      const { setSubset } = driver.ask({ collection: 'c', setSubset: { other: 'd', ...from } })
      answers++
      if (setSubset?.subset !== undefined) {
        expect(setSubset.subset).toBe(true)
        break
      }
      cursor = setSubset?.cursor
    }
    expect(answers).toBe(3)
  })

  it('refuse another collection that is not there or is no set, and unknown operations', () => {
    const driver = driveSet(['a'])
    driver.create('map', {}, 'm')
    const code = (other: string) =>
      driver.ask({ collection: 'c', setSubset: { other } }).rejection?.code
    expect(code('x')).toBe('not_found')
    expect(code('m')).toBe('wrong_kind')
    const setCombine = { other: 'c', operation: 'toString', limit: 0, maxBytes: 0 }
    expect(driver.ask({ collection: 'c', setCombine }).rejection?.code).toBe('invalid_query')
  })
})
