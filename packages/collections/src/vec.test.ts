import type { ItemId, Result, VecCommand, VecPlace } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { commandEntry } from './index.ts'
import { bytes, type Driver, drive, text } from './testing/driver.ts'
import { plain } from './testing/plain.ts'

function driveVec(values: readonly string[] = [], options = {}): Driver {
  const driver = drive()
  driver.create('vec', options)
  if (values.length > 0) run(driver, { push: { values: values.map(bytes) } })
  return driver
}

function run(driver: Driver, vec: VecCommand): Result {
  return driver.write({ vec })
}

function slice(driver: Driver, from = 0, to?: number) {
  const range = { from, limit: 0, maxBytes: 0, ...(to === undefined ? {} : { to }) }
  return driver.ask({ collection: 'c', vecSlice: range }).vecItems
}

function valuesOf(driver: Driver): (string | undefined)[] {
  return (slice(driver)?.items ?? []).map(({ value }) => text(value))
}

function idsOf(driver: Driver): ItemId[] {
  return (slice(driver)?.items ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]))
}

function idOf(driver: Driver, index: number): ItemId {
  const id = idsOf(driver)[index]
  if (id === undefined) throw new Error('no such item')
  return id
}

const set = (place: VecPlace, value: string) => ({
  set: { place, value: bytes(value), returnPrevious: false },
})

describe('a vec', () => {
  it('pushes several values in order, and answers the length and the id of the first', () => {
    const driver = driveVec(['a'])
    const { vecLength } = run(driver, { push: { values: ['b', 'c'].map(bytes) } })
    const { revision } = driver.machine
    expect(vecLength).toEqual({ length: 3, first: { revision, ordinal: 0 } })
    expect(valuesOf(driver)).toEqual(['a', 'b', 'c'])
    expect(idsOf(driver).slice(1)).toEqual([
      { revision, ordinal: 0 },
      { revision, ordinal: 1 },
    ])
  })

  it('puts several values at the front as a block', () => {
    const driver = driveVec(['c'])
    const { vecLength } = run(driver, { pushFront: { values: ['a', 'b'].map(bytes) } })
    expect(valuesOf(driver)).toEqual(['a', 'b', 'c'])
    expect(vecLength?.first).toEqual(idOf(driver, 0))
  })

  it('changes nothing by an empty batch', () => {
    const driver = driveVec(['a'])
    expect(run(driver, { push: { values: [] } }).vecLength).toEqual({ length: 1 })
    expect(run(driver, { pushFront: { values: [] } }).vecLength).toEqual({ length: 1 })
  })

  it('appends by an insert at the length, and refuses one beyond it', () => {
    const driver = driveVec(['a'])
    expect(run(driver, { insert: { index: 1, value: bytes('b') } }).vecLength?.length).toBe(2)
    expect(valuesOf(driver)).toEqual(['a', 'b'])
    const before = driver.machine.revision
    const { rejection } = run(driver, { insert: { index: 3, value: bytes('x') } })
    expect(rejection).toMatchObject({ code: 'index_out_of_range', limit: 2, actual: 3 })
    expect(driver.machine.revision).toBe(before + 1)
    expect(valuesOf(driver)).toEqual(['a', 'b'])
  })

  it('inserts into an empty vec at 0 only', () => {
    const driver = driveVec()
    const beyond = run(driver, { insert: { index: 1, value: bytes('x') } })
    expect(beyond.rejection?.code).toBe('index_out_of_range')
    expect(run(driver, { insert: { index: 0, value: bytes('a') } }).vecLength?.length).toBe(1)
  })

  it('pops from either end, and answers no item when it is empty', () => {
    const driver = driveVec(['a', 'b', 'c'])
    expect(text(run(driver, { pop: {} }).vecItem?.item?.value)).toBe('c')
    expect(text(run(driver, { popFront: {} }).vecItem?.item?.value)).toBe('a')
    expect(text(run(driver, { popFront: {} }).vecItem?.item?.value)).toBe('b')
    expect(run(driver, { pop: {} })).toEqual({ vecItem: {} })
    expect(run(driver, { popFront: {} })).toEqual({ vecItem: {} })
  })

  it('tells an empty value from no item', () => {
    const driver = driveVec([''])
    expect(run(driver, { pop: {} }).vecItem?.item?.value).toEqual(bytes(''))
  })

  it('truncates to a length, and changes nothing beyond it', () => {
    const driver = driveVec(['a', 'b', 'c'])
    expect(run(driver, { truncate: { length: 4 } }).count).toBe(0)
    expect(run(driver, { truncate: { length: 3 } }).count).toBe(0)
    expect(run(driver, { truncate: { length: 1 } }).count).toBe(2)
    expect(valuesOf(driver)).toEqual(['a'])
    expect(run(driver, { truncate: { length: 0 } }).count).toBe(1)
    expect(run(driver, { clear: {} }).count).toBe(0)
  })

  it('counts what a clear removes', () => {
    expect(run(driveVec(['a', 'b']), { clear: {} }).count).toBe(2)
  })

  it('refuses set, remove and swap at the length', () => {
    const driver = driveVec(['a'])
    const beyond = { index: 1 }
    for (const command of [
      set(beyond, 'x'),
      { remove: { place: beyond } },
      { swap: { left: { index: 0 }, right: beyond } },
      { swap: { left: beyond, right: { index: 0 } } },
    ]) {
      const { rejection } = run(driver, command)
      expect(rejection).toMatchObject({ code: 'index_out_of_range', limit: 1, actual: 1 })
    }
    expect(valuesOf(driver)).toEqual(['a'])
  })

  it('answers the item that it removes, from anywhere', () => {
    const driver = driveVec(['a', 'b', 'c'])
    const id = idOf(driver, 1)
    const { vecItem } = run(driver, { remove: { place: { index: 1 } } })
    expect(vecItem?.item).toEqual({ id, modified: id.revision, value: bytes('b') })
    expect(valuesOf(driver)).toEqual(['a', 'c'])
  })

  it('finds an item by its id wherever it has moved', () => {
    const driver = driveVec(['a', 'b', 'c'])
    const id = idOf(driver, 1)
    run(driver, { pushFront: { values: ['x', 'y'].map(bytes) } })
    run(driver, { remove: { place: { index: 0 } } })
    const get = () => driver.ask({ collection: 'c', vecGet: { id } }).vecItems
    expect(get()).toMatchObject({ items: [{ value: bytes('b') }], index: 2, length: 4 })
    run(driver, set({ id }, 'B'))
    run(driver, { insert: { after: id, value: bytes('z') } })
    expect(valuesOf(driver)).toEqual(['y', 'a', 'B', 'z', 'c'])
    run(driver, { remove: { place: { id } } })
    expect(valuesOf(driver)).toEqual(['y', 'a', 'z', 'c'])
    expect(get()?.items).toEqual([])
    for (const command of [
      set({ id }, 'x'),
      { remove: { place: { id } } },
      { insert: { after: id, value: bytes('x') } },
      { swap: { left: { id }, right: { index: 0 } } },
    ]) {
      expect(run(driver, command).rejection?.code).toBe('item_unknown')
    }
  })

  it('keeps the id of an item that is set, and changes its revision', () => {
    const driver = driveVec(['a'])
    const id = idOf(driver, 0)
    const write = { place: { index: 0 }, value: bytes('b'), returnPrevious: true }
    expect(run(driver, { set: write }).vecSet).toEqual({
      applied: true,
      previous: { id, modified: id.revision, value: bytes('a') },
    })
    const { revision } = driver.machine
    expect(slice(driver)?.items).toEqual([{ id, modified: revision, value: bytes('b') }])
  })

  it('sets only what was last modified at the revision that is asked for', () => {
    const driver = driveVec(['a'])
    const id = idOf(driver, 0)
    const write = { place: { index: 0 }, value: bytes('b'), returnPrevious: false }
    const stale = run(driver, { set: { ...write, ifRevision: id.revision - 1 } })
    expect(stale.vecSet).toMatchObject({ applied: false, previous: { value: bytes('a') } })
    expect(valuesOf(driver)).toEqual(['a'])
    const current = run(driver, { set: { ...write, ifRevision: id.revision } })
    expect(current.vecSet).toEqual({ applied: true })
  })

  it('swaps two items with their ids, and counts both as modified', () => {
    const driver = driveVec(['a', 'b', 'c'])
    const ids = idsOf(driver)
    expect(run(driver, { swap: { left: { index: 2 }, right: { index: 0 } } })).toEqual({ done: {} })
    const { revision } = driver.machine
    expect(valuesOf(driver)).toEqual(['c', 'b', 'a'])
    expect(idsOf(driver)).toEqual([ids[2], ids[1], ids[0]])
    const revisions = slice(driver)?.items.map(({ modified }) => modified)
    expect(revisions).toEqual([revision, revision - 1, revision])
    const [first] = ids
    if (first === undefined) throw new Error('no item')
    const get = driver.ask({ collection: 'c', vecGet: { id: first } }).vecItems
    expect(get).toMatchObject({ index: 2 })
  })

  it('finds items by their ids after a swap over a long way', () => {
    const values = Array.from({ length: 3000 }, (_, count) => `${count}`)
    const driver = driveVec(values)
    const { revision } = driver.machine
    run(driver, { swap: { left: { index: 1 }, right: { index: 2900 } } })
    const positionOf = (ordinal: number) =>
      driver.ask({ collection: 'c', vecGet: { id: { revision, ordinal } } }).vecItems?.index
    expect([1, 2900, 2, 2899].map(positionOf)).toEqual([2900, 1, 2, 2899])
  })

  it('changes nothing by a swap of an item with itself', () => {
    const driver = driveVec(['a'])
    const id = idOf(driver, 0)
    expect(run(driver, { swap: { left: { index: 0 }, right: { id } } })).toEqual({ done: {} })
    expect(slice(driver)?.items[0]?.modified).toBe(id.revision)
  })

  it.each([
    ['a place of nothing', { remove: { place: {} } }],
    ['a place of both', { remove: { place: { index: 0, id: { revision: 3, ordinal: 0 } } } }],
    ['no place', { remove: {} }],
    ['an insert nowhere', { insert: { value: bytes('x') } }],
    ['two operations', { pop: {}, popFront: {} }],
  ])('refuses %s before the log', (_name, vec) => {
    const driver = driveVec(['a'])
    const entry = commandEntry({ session: 1, sequence: 9, collection: 'c', vec })
    expect(driver.machine.admissible(entry)).toMatchObject({ ok: false, code: 'invalid_command' })
    expect(run(driver, vec).rejection?.code).toBe('invalid_command')
  })

  it('refuses a negative index before the log', () => {
    const driver = driveVec(['a'])
    // insert {index: -1}: a varint of ten bytes.
    const insert = [0x2a, 0x0b, 0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]
    const body = [0x08, 1, 0x18, 9, 0x2a, 1, 0x63, 0x5a, insert.length, ...insert]
    const entry = commandEntry(new Uint8Array(body))
    expect(driver.machine.admissible(entry)).toMatchObject({ ok: false, code: 'invalid_command' })
  })

  it('refuses what is over its quotas, whole batches at once', () => {
    const driver = driveVec(['a'], { maxItems: 2, maxBytes: 5 })
    const both = run(driver, { push: { values: ['b', 'c'].map(bytes) } })
    expect(both.rejection).toMatchObject({ setting: 'max_items', limit: 2, actual: 3 })
    expect(run(driver, set({ index: 0 }, '123456')).rejection).toMatchObject({
      setting: 'max_bytes',
      actual: 6,
    })
    expect(run(driver, set({ index: 0 }, '12345')).vecSet?.applied).toBe(true)
    expect(run(driver, { push: { values: [bytes('')] } }).vecLength?.length).toBe(2)
    expect(valuesOf(driver)).toEqual(['12345', ''])
  })
})

describe('the reads of a vec', () => {
  it('get by index from either end', () => {
    const driver = driveVec(['a', 'b', 'c'])
    const get = (vecGet: object) => plain(driver.ask({ collection: 'c', vecGet }).vecItems)
    expect(get({ index: 0 })).toMatchObject({ items: [{ value: 'a' }], index: 0, length: 3 })
    expect(get({ fromEnd: 0 })).toMatchObject({ items: [{ value: 'c' }], index: 2 })
    expect(get({ fromEnd: 2 })).toMatchObject({ items: [{ value: 'a' }], index: 0 })
    expect(get({ index: 3 })).toMatchObject({ items: [], length: 3 })
    expect(get({ fromEnd: 3 })).toMatchObject({ items: [] })
    const both = driver.ask({ collection: 'c', vecGet: { index: 0, fromEnd: 0 } })
    expect(both.rejection?.code).toBe('invalid_query')
  })

  it('slice from a position to before another, clamped to the vec', () => {
    const driver = driveVec(['a', 'b', 'c'])
    const values = (from: number, to?: number) =>
      (slice(driver, from, to)?.items ?? []).map(({ value }) => text(value))
    expect(values(1, 2)).toEqual(['b'])
    expect(values(1)).toEqual(['b', 'c'])
    expect(values(1, 9)).toEqual(['b', 'c'])
    expect(values(2, 1)).toEqual([])
    expect(values(3)).toEqual([])
    expect(values(7, 9)).toEqual([])
  })

  it('slice page by page', () => {
    const driver = driveVec(['a', 'b', 'c'])
    const page = (from: number, limit: number) =>
      driver.ask({ collection: 'c', vecSlice: { from, limit, maxBytes: 0 } }).vecItems
    expect(page(0, 2)).toMatchObject({ items: [{}, {}], index: 0, more: true })
    expect(page(2, 2)).toMatchObject({ items: [{}], index: 2, more: false })
    const small = driver.ask({ collection: 'c', vecSlice: { from: 0, limit: 0, maxBytes: 1 } })
    expect(small.vecItems).toMatchObject({ items: [{}], more: true })
  })

  it('find the first equal value behind an index, in parts of bounded work', () => {
    const driver = driveVec(['a', 'b', 'a'])
    const find = (value: string, from = 0) =>
      driver.ask({ collection: 'c', vecFind: { value: bytes(value), from } }).vecFound
    expect(find('a')).toMatchObject({ index: 0 })
    expect(find('a', 1)).toMatchObject({ index: 2, id: idOf(driver, 2) })
    expect(find('x')).toEqual({})
    expect(find('a', 99)).toEqual({})
    run(driver, { push: { values: Array.from({ length: 20_000 }, () => bytes('')) } })
    run(driver, { push: { values: [bytes('last')] } })
    const next = find('last')?.next ?? 0
    expect(next).toBeGreaterThan(10_000)
    expect(find('last', next)).toMatchObject({ index: 20_003 })
  })
})
