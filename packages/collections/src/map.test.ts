import type { MapEntry, Result } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { bytes, type Driver, drive, text } from './testing/driver.ts'

function plainEntry(entry: MapEntry) {
  const { created, modified } = entry
  return { key: text(entry.key), value: text(entry.value), created, modified }
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
  it('inserts by a compare-exchange from nothing, and deletes by one to nothing', () => {
    const driver = driveMap()
    const insert = { compareExchange: { key: bytes('k'), next: bytes('1') } }
    expect(driver.map('c', insert).mapSwap).toEqual({ swapped: true, current: bytes('1') })
    expect(driver.map('c', insert).mapSwap).toEqual({ swapped: false, current: bytes('1') })
    const remove = { compareExchange: { key: bytes('k'), expected: bytes('1') } }
    expect(driver.map('c', remove).mapSwap).toEqual({ swapped: true })
    expect(driver.map('c', remove).mapSwap).toEqual({ swapped: false })
  })

  it('lets the last value of a key that repeats in a batch win, and counts the items given', () => {
    const driver = driveMap()
    const items = ['1', '2', '3'].map((value) => ({ key: bytes('k'), value: bytes(value) }))
    expect(driver.map('c', { setMany: { items } }).count).toBe(3)
    expect(contents(driver)).toMatchObject([{ key: 'k', value: '3' }])
  })

  it('keeps the revision that made an entry, and changes the one that changed it', () => {
    const driver = driveMap()
    set(driver, 'k', '1')
    const created = driver.machine.revision
    set(driver, 'k', '2')
    const modified = driver.machine.revision
    expect(contents(driver)).toEqual([{ key: 'k', value: '2', created, modified }])
    driver.map('c', { deleteMany: { keys: [bytes('k')] } })
    set(driver, 'k', '3')
    expect(contents(driver)).toMatchObject([{ created: driver.machine.revision }])
  })

  it('answers what was there where a condition fails, or where it is asked for', () => {
    const driver = driveMap()
    set(driver, 'k', '1')
    const previous = { key: bytes('k'), value: bytes('1'), created: 3, modified: 3 }
    const write = { key: bytes('k'), value: bytes('2'), ifAbsent: false, returnPrevious: false }
    const refused = driver.map('c', { set: { ...write, ifAbsent: true } })
    expect(refused.mapSet).toEqual({ applied: false, previous })
    expect(driver.map('c', { set: { ...write, ifRevision: 2 } }).mapSet).toEqual({
      applied: false,
      previous,
    })
    expect(driver.map('c', { set: { ...write, returnPrevious: true } }).mapSet).toEqual({
      applied: true,
      previous,
    })
    expect(driver.map('c', { set: write }).mapSet).toEqual({ applied: true })
    const gone = driver.map('c', { delete: { key: bytes('k'), returnPrevious: true } })
    expect(gone.mapDelete).toMatchObject({ deleted: true, previous: { value: bytes('2') } })
    const absent = driver.map('c', { delete: { key: bytes('k'), returnPrevious: true } })
    expect(absent.mapDelete).toEqual({ deleted: false })
  })

  it('counts what a batch deleted and what a clear removed', () => {
    const driver = driveMap()
    for (const k of ['a', 'b', 'c']) set(driver, k, '1')
    const keys = ['a', 'x', 'a', 'b'].map(bytes)
    expect(driver.map('c', { deleteMany: { keys } }).count).toBe(2)
    expect(driver.map('c', { clear: {} }).count).toBe(1)
    expect(driver.map('c', { clear: {} }).count).toBe(0)
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
