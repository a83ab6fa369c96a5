import type { CellCommand, Result } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { bytes, type Driver, drive } from './testing/driver.ts'

function driveCell(options = {}): Driver {
  const driver = drive()
  driver.create('cell', options)
  return driver
}

function run(driver: Driver, cell: CellCommand): Result {
  return driver.write({ cell })
}

function set(driver: Driver, value: string, returnPrevious = false): Result {
  return run(driver, { set: { value: bytes(value), returnPrevious } })
}

function content(driver: Driver) {
  return driver.ask({ collection: 'c', cellGet: {} }).cell
}

describe('a cell', () => {
  it('is empty until it is set, which is not the same as holding nothing', () => {
    const driver = driveCell()
    expect(content(driver)).toEqual({})
    expect(driver.ask({ collection: 'c', size: {} }).size).toBe(0)
    set(driver, '')
    expect(content(driver)?.entry?.value).toEqual(bytes(''))
    expect(driver.ask({ collection: 'c', size: {} }).size).toBe(1)
  })

  it('answers what was there where it is asked for', () => {
    const driver = driveCell()
    expect(set(driver, '1', true)).toEqual({ cellSet: {} })
    const revision = driver.machine.revision
    expect(set(driver, '2')).toEqual({ cellSet: {} })
    const previous = { value: bytes('2'), created: revision, modified: revision + 1 }
    expect(set(driver, '3', true)).toEqual({ cellSet: { previous } })
  })

  it('compares and exchanges, where absent is empty', () => {
    const driver = driveCell()
    const exchange = (expected: string | undefined, next: string | undefined) =>
      run(driver, {
        compareExchange: {
          ...(expected === undefined ? {} : { expected: bytes(expected) }),
          ...(next === undefined ? {} : { next: bytes(next) }),
        },
      }).cellSwap
    expect(exchange(undefined, undefined)).toEqual({ swapped: true })
    expect(exchange('', '1')).toEqual({ swapped: false })
    expect(exchange(undefined, '')).toEqual({ swapped: true, current: bytes('') })
    expect(exchange(undefined, '1')).toEqual({ swapped: false, current: bytes('') })
    expect(exchange('', '1')).toEqual({ swapped: true, current: bytes('1') })
    expect(exchange('1', undefined)).toEqual({ swapped: true })
    expect(content(driver)).toEqual({})
  })

  it('counts what a clear removes', () => {
    const driver = driveCell()
    expect(run(driver, { clear: {} }).count).toBe(0)
    set(driver, '1')
    expect(run(driver, { clear: {} }).count).toBe(1)
    expect(content(driver)).toEqual({})
  })

  it('refuses a value over its quota, and keeps what it has', () => {
    const driver = driveCell({ maxBytes: 3 })
    set(driver, '123')
    expect(set(driver, '1234').rejection).toMatchObject({ setting: 'max_bytes', actual: 4 })
    const grow = { compareExchange: { expected: bytes('123'), next: bytes('1234') } }
    expect(run(driver, grow).rejection?.setting).toBe('max_bytes')
    expect(content(driver)?.entry?.value).toEqual(bytes('123'))
  })
})

describe('a once', () => {
  function driveOnce(): Driver {
    const driver = drive()
    driver.create('once')
    return driver
  }

  it('is won by the first write for ever, and tells the others what won', () => {
    const driver = driveOnce()
    expect(content(driver)).toEqual({})
    const set = (value: string) => driver.write({ once: { set: { value: bytes(value) } } }).once
    expect(set('first')).toEqual({ won: true, value: bytes('first') })
    const { revision } = driver.machine
    expect(set('second')).toEqual({ won: false, value: bytes('first') })
    expect(set('first')).toEqual({ won: false, value: bytes('first') })
    const entry = { value: bytes('first'), created: revision, modified: revision }
    expect(content(driver)).toEqual({ entry })
  })

  it('may be won by an empty value', () => {
    const driver = driveOnce()
    const set = (value: string) => driver.write({ once: { set: { value: bytes(value) } } }).once
    expect(set('')).toEqual({ won: true, value: bytes('') })
    expect(set('later')).toEqual({ won: false, value: bytes('') })
  })

  it('knows no operation of a cell', () => {
    const driver = driveOnce()
    expect(run(driver, { clear: {} }).rejection?.code).toBe('wrong_kind')
  })
})
