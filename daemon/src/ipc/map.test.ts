import { SchemaMismatch, type StandardSchema } from '@tesela/client'
import { describe, expect, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { collect } from './testing/collect.ts'
import { observed } from './testing/every-method.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

test('every operation of a map does what it says', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  const { handle: map, uncalled } = observed(await db.map<string, number>('m'))
  const { revision } = await map.set('a', 1)
  expect((await map.insert('b', 2)).revision).toBeGreaterThan(revision)
  expect(await map.write('a', 3, { returnPrevious: true })).toMatchObject({
    applied: true,
    previous: { key: 'a', value: 1, created: revision, modified: revision },
  })
  expect(await map.setMany([['c', 4]])).toMatchObject({ count: 1 })
  expect(
    await map.extend([
      ['d', 5],
      ['d', 6],
    ]),
  ).toMatchObject({ count: 2 })
  expect(await map.compareExchange('d', 6, 7)).toMatchObject({ swapped: true, current: 7 })
  expect(await map.get('d')).toBe(7)
  expect(await map.read('a')).toBe(3)
  expect(await map.entry('b')).toMatchObject({ key: 'b', value: 2, stale: false })
  expect(await map.getMany(['c', 'x', 'a'])).toEqual([4, undefined, 3])
  expect(await map.has('x')).toBe(false)
  expect(await collect(map.keys({ cursor: 'a', limit: 2 }))).toEqual(['b', 'c'])
  expect(await collect(map.values({ cursor: 'c', reverse: true }))).toEqual([2, 3])
  expect(await collect(map.entries({ from: 'd' }))).toMatchObject([{ key: 'd', value: 7 }])
  expect(await map.size()).toBe(4)
  expect(await map.delete('a')).toMatchObject({ deleted: true })
  expect(await map.remove('b', { returnPrevious: true })).toMatchObject({ previous: { value: 2 } })
  expect(await map.deleteMany(['c', 'x'])).toMatchObject({ count: 1 })
  expect(await map.clear()).toMatchObject({ count: 1 })
  expect(await map.isEmpty()).toBe(true)
  expect(await map.revision()).toBe(db.revision)
  await map.when.reaches(db.revision)
  expect(uncalled()).toEqual([])
})

describe('a map through the socket', () => {
  test('an entry with a time to live is there until log time has passed it, and every write replaces it', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const map = await (await daemon.connect()).map<string, number>('ttl')
    const ttl = 60_000
    await map.set('set', 1, { ttl })
    await map.setMany([['many', 1]], { ttl })
    await map.compareExchange('swap', undefined, 1, { ttl })
    await map.set('kept', 1, { ttl })
    await map.set('kept', 2)
    expect(await map.entry('set')).toMatchObject({ ttl })
    expect(await map.entry('kept')).not.toHaveProperty('ttl')
    service.passTime(ttl - 1)
    await map.set('other', 1)
    expect(await collect(map.keys())).toEqual(['kept', 'many', 'other', 'set', 'swap'])
    service.passTime(1)
    await map.set('other', 2)
    expect(await collect(map.keys())).toEqual(['kept', 'other'])
    for (const wrong of [0, -1, 1.5, 2 ** 50]) {
      expect(await codeOf(map.set('k', 1, { ttl: wrong }))).toBe('invalid_argument')
    }
  })

  test('sets, gets and deletes, with what was there before and the revisions', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    const map = await db.map<string, { n: number }>('shop.orders')
    const first = await map.set('a', { n: 1 })
    expect(first.applied).toBe(true)
    expect(await map.get('a')).toEqual({ n: 1 })
    const second = await map.set('a', { n: 2 }, { returnPrevious: true })
    expect(second.revision).toBeGreaterThan(first.revision)
    expect(second.previous).toEqual({
      key: 'a',
      value: { n: 1 },
      created: first.revision,
      modified: first.revision,
    })
    expect(await map.entry('a')).toMatchObject({
      value: { n: 2 },
      created: first.revision,
      modified: second.revision,
      revision: second.revision,
    })
    expect((await map.set('a', { n: 3 }, { ifAbsent: true })).applied).toBe(false)
    expect((await map.set('a', { n: 3 }, { ifRevision: first.revision })).applied).toBe(false)
    expect((await map.set('a', { n: 3 }, { ifRevision: second.revision })).applied).toBe(true)
    expect(await map.has('a')).toBe(true)
    expect(await map.delete('a')).toMatchObject({ deleted: true })
    expect(await map.delete('a')).toMatchObject({ deleted: false })
    expect(await map.get('a')).toBeUndefined()
    expect(await map.isEmpty()).toBe(true)
    expect(db.revision).toBe(await map.revision())
  })

  test('compare-exchange inserts, replaces and deletes, and answers a failed compare as a value', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const map = await (await daemon.connect()).map<string, number>('counters')
    expect(await map.compareExchange('k', undefined, 1)).toMatchObject({
      swapped: true,
      current: 1,
    })
    expect(await map.compareExchange('k', 5, 6)).toMatchObject({ swapped: false, current: 1 })
    expect(await map.compareExchange('k', 1, 2)).toMatchObject({ swapped: true, current: 2 })
    const gone = await map.compareExchange('k', 2, undefined)
    expect(gone.swapped).toBe(true)
    expect('current' in gone).toBe(false)
  })

  test('batches are one entry, and an empty one logs nothing', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const map = await (await daemon.connect()).map<string, number>('batch')
    await map.setMany([
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ])
    const before = service.writes.length
    expect(await map.setMany([])).toMatchObject({ count: 0 })
    expect(await map.deleteMany([])).toMatchObject({ count: 0 })
    expect(service.writes.length).toBe(before)
    expect(await map.getMany(['b', 'missing', 'a', 'b'])).toEqual([2, undefined, 3, 2])
    expect(await map.deleteMany(['a', 'nobody'])).toMatchObject({ count: 1 })
    expect(await map.clear()).toMatchObject({ count: 1 })
  })

  test('walks ranges in key order, both ways, with a prefix and a limit', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const map = await (await daemon.connect()).map<string, number>('range')
    await map.setMany([
      ['b-1', 1],
      ['a-1', 2],
      ['b-2', 3],
      ['c', 4],
    ])
    expect(await collect(map.keys())).toEqual(['a-1', 'b-1', 'b-2', 'c'])
    expect(await collect(map.keys({ prefix: 'b-', reverse: true }))).toEqual(['b-2', 'b-1'])
    expect(await collect(map.values({ from: 'b-1', to: 'c' }))).toEqual([1, 3])
    expect(await collect(map.keys({ limit: 2 }))).toEqual(['a-1', 'b-1'])
    expect(await collect(map.keys({ limit: 0 }))).toEqual([])
  })

  test('pages of a long walk come from one revision, whatever is written meanwhile', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const map = await (await daemon.connect()).map<string, string>('long', { valueCodec: 'text' })
    const value = 'x'.repeat(100_000)
    const keys = Array.from({ length: 24 }, (_, n) => `k-${String(n).padStart(2, '0')}`)
    for (const key of keys) await map.set(key, value)
    const seen: string[] = []
    for await (const { key } of map.entries()) {
      if (seen.length === 0) await map.clear()
      seen.push(key)
    }
    expect(seen).toEqual(keys)
    expect(service.reads.filter((read) => read.pinned !== null).length).toBeGreaterThan(1)
  })

  test('many keys whose values do not fit one answer are asked in parts', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const map = await (await daemon.connect()).map<string, string>('big', { valueCodec: 'text' })
    const keys = ['a', 'b', 'c', 'd', 'e', 'f']
    for (const key of keys) await map.set(key, key.repeat(1_000_000))
    const values = await map.getMany(keys)
    expect(values.map((value) => value?.slice(0, 1))).toEqual(keys)
  })

  test('a map with other codecs or of another kind is refused, with the difference', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    await db.map('things')
    const mismatch = await db.map('things', { valueCodec: 'cbor' }).catch((error: unknown) => error)
    expect(mismatch).toBeInstanceOf(SchemaMismatch)
    expect(mismatch).toMatchObject({
      diff: [{ field: 'valueCodec', expected: 'cbor', actual: 'json' }],
    })
    expect(await codeOf(db.create('map', 'things', { keyCodec: 'raw' }))).toBe('schema_mismatch')
    expect(await codeOf(db.map('absent', { create: false }))).toBe('not_found')
    expect(await codeOf(db.create('heap', 'x'))).toBe('unsupported_kind')
    expect(await codeOf(db.create('map', 'Not A Name'))).toBe('invalid_argument')
  })

  test('values are refused by the schema before they are sent, with its own issues', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const evenNumbers: StandardSchema<number> = {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (value) =>
          typeof value === 'number' && value % 2 === 0
            ? { value }
            : { issues: [{ message: 'is odd', path: ['n'] }] },
      },
    }
    const db = await daemon.connect()
    const map = await db.map<string, number>('even', { schema: evenNumbers })
    await map.set('a', 2)
    const before = service.writes.length
    await expect(map.set('a', 3)).rejects.toMatchObject({
      code: 'invalid_argument',
      issues: [{ message: 'is odd' }],
    })
    expect(service.writes.length).toBe(before)
    await (await db.map<string, number>('even')).set('a', 5)
    await expect(map.get('a')).rejects.toMatchObject({ code: 'schema_mismatch' })
  })

  test('a write whose answer cannot be read is not called unapplied', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    const map = await db.map<string, number>('m')
    const bytes = db.bytes.map('m')
    const key = new TextEncoder().encode('a')
    const garbage = new TextEncoder().encode('{')
    const writes = [
      () => map.set('a', 1, { returnPrevious: true }),
      () => map.delete('a', { returnPrevious: true }),
      () => map.compareExchange('a', 1, 2),
    ]
    for (const write of writes) {
      await bytes.set(key, garbage)
      await expect(write()).rejects.toMatchObject({ code: 'schema_mismatch', outcome: 'unknown' })
    }
  })

  test('raw bytes go through unchanged, whatever the codecs of the collection', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    await db.create('map', 'things')
    const bytes = db.bytes.map('things')
    const value = new TextEncoder().encode('{"n": 1}')
    await bytes.set(new TextEncoder().encode('k'), value)
    expect(await bytes.get(new TextEncoder().encode('k'))).toEqual(value)
    expect(await (await db.map('things')).get('k')).toEqual({ n: 1 })
  })

  test('the catalogue lists, describes and drops', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    await (await db.map('b')).set('k', 1)
    await db.map('a')
    expect((await db.collections()).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(await db.info('b')).toMatchObject({
      kind: 'map',
      items: 1,
      options: { valueCodec: 'json' },
    })
    expect(await db.drop('b')).toMatchObject({ existed: true })
    expect(await db.drop('b')).toMatchObject({ existed: false })
    expect(await codeOf(db.info('b'))).toBe('not_found')
  })

  test('an operation too large for a frame is refused here, and says by how much', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const map = await (await daemon.connect()).map<string, string>('m')
    await expect(map.set('k', 'x'.repeat(5_000_000))).rejects.toMatchObject({
      code: 'limit_exceeded',
      outcome: 'not-applied',
      input: { collection: 'm', operation: 'set', key: 'k' },
    })
    expect(await map.size()).toBe(0)
  })
})

describe('the administration through the socket', () => {
  test('asks and answers, with every step of a join', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    expect((await db.status()).peerId).toBe('peer')
    expect(await db.createGroup('g')).toMatchObject({ group: 'g', addresses: ['/memory/1'] })
    expect(await db.invite({ role: 'observer' })).toEqual({
      invite: 'tesela:observer',
      inviteId: 'abc',
    })
    await db.revokeInvite('abc')
    const phases: string[] = []
    await db.join({ invite: 'tesela:x' }, ({ phase }) => phases.push(phase))
    expect(phases).toEqual(['dialling', 'admitted', 'catching-up', 'online'])
  })
})
