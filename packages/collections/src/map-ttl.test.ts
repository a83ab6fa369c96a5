import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStateMachine, tickEntry } from './index.ts'
import { bytes, type Driver, drive, text } from './testing/driver.ts'

const everything = { reverse: false, limit: 0, keysOnly: false, maxBytes: 0 }

function driveMap(): Driver {
  const driver = drive({ limits: { sessionTtlMs: 1_000_000 } })
  driver.create('map')
  return driver
}

function set(driver: Driver, key: string, ttlMs?: number, collection = 'c') {
  const write = { key: bytes(key), value: bytes('v'), ifAbsent: false, returnPrevious: false }
  return driver.map(collection, { set: { ...write, ...(ttlMs === undefined ? {} : { ttlMs }) } })
}

function keysOf(driver: Driver, collection = 'c'): (string | undefined)[] {
  const { entries } = driver.ask({ collection, mapEntries: everything })
  return (entries?.entries ?? []).map(({ key }) => text(key))
}

describe('an entry of a map with a time to live', () => {
  it('is there until the last moment before its deadline, and gone at it', () => {
    const driver = driveMap()
    set(driver, 'k', 500)
    expect(driver.machine.nextDue()).toBe(driver.now + 500)
    driver.now += 499
    driver.apply(tickEntry())
    expect(keysOf(driver)).toEqual(['k'])
    driver.now += 1
    driver.apply(tickEntry())
    expect(keysOf(driver)).toEqual([])
    expect(driver.ask({ collection: 'c', info: {} }).info).toMatchObject({ items: 0, bytes: 0 })
  })

  it('goes by the stamps of entries, not by the time that passes without one', () => {
    const driver = driveMap()
    set(driver, 'k', 500)
    driver.now += 10_000
    expect(keysOf(driver)).toEqual(['k'])
    driver.now -= 9_600
    driver.apply(tickEntry())
    expect(keysOf(driver)).toEqual(['k'])
  })

  it('is gone before the entry that finds it due is executed', () => {
    const driver = driveMap()
    set(driver, 'k', 500)
    driver.now += 500
    const write = { key: bytes('k'), value: bytes('w'), ifAbsent: true, returnPrevious: true }
    expect(driver.map('c', { set: write }).mapSet).toEqual({ applied: true })
  })

  it('stays when it is written again without one, and lives longer when with another', () => {
    const driver = driveMap()
    set(driver, 'stays', 500)
    set(driver, 'longer', 500)
    set(driver, 'swapped', 500)
    set(driver, 'stays')
    set(driver, 'longer', 900)
    const swap = { key: bytes('swapped'), expected: bytes('v'), next: bytes('w') }
    driver.map('c', { compareExchange: swap })
    driver.now += 500
    driver.apply(tickEntry())
    expect(keysOf(driver)).toEqual(['longer', 'stays', 'swapped'])
    driver.now += 400
    driver.apply(tickEntry())
    expect(keysOf(driver)).toEqual(['stays', 'swapped'])
  })

  it('may come with a batch and with a compare-exchange', () => {
    const driver = driveMap()
    const items = [
      { key: bytes('a'), value: bytes(''), ttlMs: 100 },
      { key: bytes('b'), value: bytes('') },
    ]
    driver.map('c', { setMany: { items } })
    driver.map('c', { compareExchange: { key: bytes('x'), next: bytes(''), ttlMs: 200 } })
    expect(driver.machine.nextDue()).toBe(driver.now + 100)
    driver.now += 200
    driver.apply(tickEntry())
    expect(keysOf(driver)).toEqual(['b'])
  })

  it('says how long it still has at the log time of the answer', () => {
    const driver = driveMap()
    set(driver, 'k', 500)
    driver.now += 200
    driver.apply(tickEntry())
    const mapGet = { keys: [bytes('k')], keysOnly: false }
    expect(driver.ask({ collection: 'c', mapGet }).entries?.entries[0]?.ttlMs).toBe(300)
    const { mapDelete } = driver.map('c', { delete: { key: bytes('k'), returnPrevious: true } })
    expect(mapDelete?.previous?.ttlMs).toBe(300)
  })

  it('keeps a rejected or unmet write from changing when it ends', () => {
    const driver = driveMap()
    set(driver, 'k', 500)
    const write = { key: bytes('k'), value: bytes('w'), ifAbsent: true, returnPrevious: false }
    driver.map('c', { set: { ...write, ttlMs: 5 } })
    expect(set(driver, 'k', 0).rejection?.code).toBe('invalid_command')
    expect(set(driver, 'k', 2 ** 50).rejection?.code).toBe('invalid_command')
    expect(driver.machine.nextDue()).toBe(driver.now + 500)
  })

  it('takes its deadline with it when it is deleted, cleared or dropped', () => {
    const driver = driveMap()
    const before = driver.machine.nextDue()
    driver.create('map', {}, 'd')
    set(driver, 'a', 100)
    set(driver, 'b', 100)
    set(driver, 'k', 100, 'd')
    driver.map('c', { delete: { key: bytes('a'), returnPrevious: false } })
    driver.map('c', { clear: {} })
    driver.write({ collection: 'd', drop: {} })
    expect(driver.machine.nextDue()).toBe(before)
    expect(driver.machine.capture().deadlines.size).toBe(1)
  })

  it('expires by 128 an entry, in the order of the deadlines, whatever map it is in', () => {
    const driver = driveMap()
    driver.create('map', {}, 'd')
    for (const [collection, first] of [
      ['c', 0],
      ['d', 1],
    ] as const) {
      const items = Array.from({ length: 100 }, (_, count) => ({
        key: bytes(`k${count}`),
        value: bytes(''),
        ttlMs: 1000 + 2 * count + first,
      }))
      driver.map(collection, { setMany: { items } })
    }
    driver.now += 5000
    driver.apply(tickEntry())
    expect([keysOf(driver).length, keysOf(driver, 'd').length]).toEqual([36, 36])
    expect(driver.machine.nextDue()).toBeLessThanOrEqual(driver.now)
    driver.apply(tickEntry())
    expect([keysOf(driver), keysOf(driver, 'd')]).toEqual([[], []])
    expect(driver.machine.nextDue()).toBeGreaterThan(driver.now)
  })

  it('is known to the group by the earliest deadline of each map, however the log is cut', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      collection: fc.constantFrom('c', 'd'),
      ttlMs: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
      wait: fc.nat(30),
      remove: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        (steps, cut) => {
          const driver = driveMap()
          driver.create('map', {}, 'd')
          for (const { key, collection, ttlMs, wait, remove } of steps) {
            driver.now += wait
            if (remove) driver.map(collection, { deleteMany: { keys: [bytes(key)] } })
            else set(driver, key, ttlMs, collection)
            const { catalogue, deadlines } = driver.machine.capture()
            const known = [...deadlines.entries()].flatMap(([, due]) =>
              due.of === 'map' ? [[due.name, due.deadline]] : [],
            )
            const actual = [...catalogue.values()].flatMap((map) => {
              const first = map.kind === 'map' ? map.deadlines.at(0)?.[1] : undefined
              return first === undefined ? [] : [[map.name, first.deadline]]
            })
            expect(known.sort()).toEqual(actual.sort())
          }
          const other = createStateMachine({ limits: { sessionTtlMs: 1_000_000 } })
          for (let at = 0; at < driver.entries.length; at += cut) {
            other.apply(driver.entries.slice(at, at + cut))
          }
          expect(other.nextDue()).toBe(driver.machine.nextDue())
        },
      ),
      { numRuns: 100 },
    )
  })
})
