import { describe, expect, it } from 'vitest'
import { bytes, drive } from './testing/driver.ts'

const options = { keyCodec: 'text', valueCodec: 'json', maxItems: 10, maxBytes: 0 }

describe('the catalogue', () => {
  it('makes a collection once and finds an equal one', () => {
    const driver = drive()
    expect(driver.write({ create: { kind: 'map', options } }).created).toEqual({ fresh: true })
    const { revision } = driver.machine
    expect(driver.write({ create: { kind: 'map', options } }).created).toEqual({ fresh: false })
    expect(driver.ask({ collection: 'c', info: {} }).info).toEqual({
      name: 'c',
      kind: 'map',
      items: 0,
      bytes: 0,
      created: revision,
      options,
    })
  })

  it('says what is different about a collection that exists', () => {
    const driver = drive()
    driver.write({ create: { kind: 'map', options } })
    const other = { ...options, maxItems: 20, valueCodec: 'raw' }
    const { rejection } = driver.write({ create: { kind: 'map', options: other } })
    expect(rejection?.code).toBe('schema_mismatch')
    expect(rejection?.message).toBe(
      "collection 'c' exists with value_codec 'json' (asked: 'raw'), max_items '10' (asked: '20')",
    )
  })

  it('drops a collection with everything in it', () => {
    const driver = drive()
    driver.write({ create: { kind: 'map' } })
    driver.map('c', { setMany: { items: [{ key: bytes('k'), value: bytes('v') }] } })
    expect(driver.write({ drop: {} }).dropped).toEqual({ existed: true })
    expect(driver.write({ drop: {} }).dropped).toEqual({ existed: false })
    expect(driver.map('c', { clear: {} }).rejection?.code).toBe('not_found')
    driver.write({ create: { kind: 'map' } })
    expect(driver.ask({ collection: 'c', mapSize: {} }).size).toBe(0)
  })

  it('drops and makes again within one batch', () => {
    const one = drive()
    one.write({ create: { kind: 'map' } })
    one.map('c', { setMany: { items: [{ key: bytes('k'), value: bytes('v') }] } })
    one.write({ drop: {} })
    one.write({ create: { kind: 'map' } })
    const other = drive()
    other.machine.apply(one.entries)
    expect(other.ask({ collection: 'c', info: {} })).toEqual(one.ask({ collection: 'c', info: {} }))
    expect(other.ask({ collection: 'c', mapSize: {} }).size).toBe(0)
  })

  it.each(['', 'A', 'a b', 'ä', 'a'.repeat(129)])('refuses the name %j', (collection) => {
    expect(drive().write({ collection, create: { kind: 'map' } }).rejection?.code).toBe(
      'invalid_name',
    )
  })

  it('refuses kinds that it does not have and codecs that are no names', () => {
    const driver = drive()
    expect(driver.write({ create: { kind: 'list' } }).rejection?.code).toBe('unsupported_kind')
    const bad = { ...options, keyCodec: 'a\n' }
    expect(driver.write({ create: { kind: 'map', options: bad } }).rejection?.code).toBe(
      'invalid_command',
    )
  })

  it('has room for as many as the group allows', () => {
    const driver = drive({ limits: { maxCollections: 2 } })
    const create = { kind: 'map' }
    driver.write({ collection: 'a', create })
    driver.write({ collection: 'b', create })
    const { rejection } = driver.write({ collection: 'd', create })
    expect(rejection).toMatchObject({
      code: 'limit_exceeded',
      setting: 'max_collections',
      actual: 3,
    })
    driver.write({ collection: 'a', drop: {} })
    expect(driver.write({ collection: 'd', create }).created?.fresh).toBe(true)
  })

  it('lists names in order, page by page', () => {
    const driver = drive()
    for (const collection of ['b', 'a.b', 'c', 'a', 'a-b']) {
      driver.write({ collection, create: { kind: 'map' } })
    }
    const page = (after: string, limit: number) => {
      const { list } = driver.ask({ list: { after, limit } })
      return { names: list?.collections.map(({ name }) => name), more: list?.more }
    }
    expect(page('', 0)).toEqual({ names: ['a', 'a-b', 'a.b', 'b', 'c'], more: false })
    expect(page('a', 2)).toEqual({ names: ['a-b', 'a.b'], more: true })
    expect(page('b', 1)).toEqual({ names: ['c'], more: false })
  })
})
