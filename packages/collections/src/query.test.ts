import { Answer, type MapEntriesQuery, Query } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryTextBytes } from './shapes.ts'
import { bytes, type Driver, drive, text } from './testing/driver.ts'

const everything: MapEntriesQuery = { reverse: false, limit: 0, keysOnly: false, maxBytes: 0 }

function driveKeys(keys: readonly string[], value = ''): Driver {
  const driver = drive()
  driver.write({ create: { kind: 'map' } })
  driver.map('c', { setMany: { items: keys.map((k) => ({ key: bytes(k), value: bytes(value) })) } })
  return driver
}

function keysOf(answer: Answer): (string | undefined)[] {
  return (answer.entries?.entries ?? []).map((entry) => text(entry.key))
}

const key = fc.string({ unit: fc.constantFrom('a', '\xff', '\0'), maxLength: 4 })
const bound = fc.option(key, { nil: undefined })

describe('entries', () => {
  it('are the keys within every bound, page by page, in either direction', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { maxLength: 40 }),
        fc.record({
          prefix: bound,
          from: bound,
          to: bound,
          reverse: fc.boolean(),
          limit: fc.nat(5),
        }),
        (all, { prefix, from, to, reverse, limit }) => {
          const driver = driveKeys(all)
          const seen: (string | undefined)[] = []
          let cursor: string | undefined
          for (let page = 0; page <= all.length; page++) {
            const answer = driver.ask({
              collection: 'c',
              mapEntries: {
                ...everything,
                reverse,
                limit,
                ...(prefix === undefined ? {} : { prefix: bytes(prefix) }),
                ...(from === undefined ? {} : { from: bytes(from) }),
                ...(to === undefined ? {} : { to: bytes(to) }),
                ...(cursor === undefined ? {} : { cursor: bytes(cursor) }),
              },
            })
            const found = keysOf(answer)
            if (limit > 0) expect(found.length).toBeLessThanOrEqual(limit)
            seen.push(...found)
            if (!answer.entries?.more) break
            cursor = found.at(-1)
          }
          const wanted = all
            .filter((k) => k.startsWith(prefix ?? '') && k >= (from ?? ''))
            .filter((k) => to === undefined || k < to)
            .sort()
          expect(seen).toEqual(reverse ? wanted.reverse() : wanted)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('fill a page up to its bytes, with one entry at least', () => {
    const driver = driveKeys(['a', 'b', 'c'], 'x'.repeat(1000))
    const page = (maxBytes: number) =>
      driver.ask({ collection: 'c', mapEntries: { ...everything, maxBytes } }).entries
    expect(page(1)).toMatchObject({ entries: [{}], more: true })
    expect(page(2200)).toMatchObject({ entries: [{}, {}], more: true })
    expect(page(0)).toMatchObject({ entries: [{}, {}, {}], more: false })
  })

  it('leave the values out where only keys are asked', () => {
    const driver = driveKeys(['a'], 'value')
    const answer = driver.ask({ collection: 'c', mapEntries: { ...everything, keysOnly: true } })
    expect(answer.entries?.entries[0]?.value).toHaveLength(0)
  })
})

describe('get', () => {
  it('answers the keys that are there, in the order asked', () => {
    const driver = driveKeys(['a', 'b', ''])
    const mapGet = { keys: ['b', 'x', '', 'b'].map(bytes), keysOnly: false }
    expect(keysOf(driver.ask({ collection: 'c', mapGet }))).toEqual(['b', '', 'b'])
  })

  it('refuses an answer over the size of a command rather than leaving keys out', () => {
    const driver = drive({ limits: { maxCommandBytes: 3000 } })
    driver.write({ create: { kind: 'map' } })
    for (const k of ['a', 'b']) {
      const value = new Uint8Array(2000)
      driver.map('c', { setMany: { items: [{ key: bytes(k), value }] } })
    }
    const get = (...keys: string[]) =>
      driver.ask({ collection: 'c', mapGet: { keys: keys.map(bytes), keysOnly: false } })
    expect(get('a').entries?.entries).toHaveLength(1)
    expect(get('a', 'b').rejection?.code).toBe('limit_exceeded')
  })
})

describe('a query', () => {
  it('of hostile bytes is rejected', () => {
    const driver = driveKeys(['a', 'b'])
    const state = driver.machine.capture()
    const good = Query.encode({ collection: 'c', mapGet: { keys: [bytes('a')], keysOnly: false } })
    const flipped = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, to]) => {
      const copy = good.slice()
      copy[at] = to
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), flipped), (request) => {
        const answer = Answer.decode(driver.machine.query(state, request))
        expect(
          answer.rejection !== undefined ||
            answer.entries !== undefined ||
            answer.list !== undefined,
        ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['the collection', (name: string) => ({ collection: name, mapSize: {} })],
    ['the name to list from', (after: string) => ({ collection: '', list: { after, limit: 0 } })],
    ['the other set', (other: string) => ({ collection: 'c', setSubset: { other } })],
    [
      'an operation on sets',
      (operation: string) => ({
        collection: 'c',
        setCombine: { other: '', operation, limit: 0, maxBytes: 0 },
      }),
    ],
  ])('whose text is too long is refused before that is decoded: %s', (_of, query) => {
    const driver = driveKeys([])
    const cannotBeRead = { code: 'invalid_query', message: expect.stringContaining('1024 bytes') }
    const answered = (length: number) => driver.ask(query('x'.repeat(length))).rejection
    expect(answered(queryTextBytes)).not.toMatchObject(cannotBeRead)
    expect(answered(queryTextBytes + 1)).toMatchObject(cannotBeRead)
  })

  it('needs exactly one question and a collection that is there', () => {
    const driver = driveKeys([])
    expect(driver.ask({ collection: 'c' }).rejection?.code).toBe('invalid_query')
    expect(driver.ask({ collection: 'c', info: {}, mapSize: {} }).rejection?.code).toBe(
      'invalid_query',
    )
    expect(driver.ask({ collection: 'd', mapSize: {} }).rejection?.code).toBe('not_found')
    expect(driver.ask({ collection: 'c', mapSize: {} }).size).toBe(0)
  })
})
