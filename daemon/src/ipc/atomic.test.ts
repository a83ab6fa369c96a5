import type { StandardSchema } from '@tesela/client'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

async function collections() {
  const service = createSolitaryService()
  const daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  return {
    service,
    daemon,
    db,
    map: await db.map<string, number>('m'),
    vec: await db.vec<string>('v'),
    set: await db.set<string>('s'),
    cell: await db.cell<number>('c'),
    once: await db.once<string>('o'),
    queue: await db.queue<string, string>('q'),
  }
}

test('every write of every kind goes into a transaction, with its own result', async () => {
  const { daemon, db, service, map, vec, set, cell, once, queue } = await collections()
  await using _ = daemon
  const before = service.writes.length
  const outcome = await db
    .atomic()
    .set(map, 'a', 1)
    .insert(map, 'b', 2)
    .write(map, 'b', 3)
    .setMany(map, [['c', 3]])
    .extend(map, [['d', 4]])
    .compareExchange(map, 'a', 1, 5)
    .delete(map, 'd')
    .remove(map, 'c')
    .deleteMany(map, ['b', 'x'])
    .push(vec, 'x', 'y')
    .pushFront(vec, 'w')
    .extend(vec, ['z'])
    .extendFront(vec, ['u', 'v'])
    .insert(vec, 0, 't')
    .set(vec, 0, 'T')
    .swap(vec, 0, 1)
    .remove(vec, 0)
    .pop(vec)
    .popFront(vec)
    .truncate(vec, 3)
    .add(set, 'p', 'q', 'p')
    .insert(set, 'r')
    .remove(set, 'r')
    .delete(set, 'nobody')
    .take(set, 1)
    .set(cell, 1)
    .compareExchange(cell, 1, 2)
    .set(once, 'won')
    .push(queue, 1n, 'j', 'job')
    .pushMany(queue, [[2n, 'k', 'other']])
    .updatePriority(queue, 'j', 3n)
    .updateValue(queue, 'j', 'changed')
    .compareExchange(queue, 'k', 'other', 'another')
    .popMin(queue)
    .popMax(queue, 2)
    .removeRange(queue, {})
    .clear(map)
    .commit()
  expect(service.writes.length).toBe(before + 1)
  const { revision } = outcome
  if (!outcome.committed) throw new Error('not committed')
  expectTypeOf(outcome.results[0]).toEqualTypeOf<Awaited<ReturnType<typeof map.set>>>()
  expectTypeOf(outcome.results[33]).toEqualTypeOf<Awaited<ReturnType<typeof queue.popMin>>>()
  const id = { revision, ordinal: expect.any(Number) }
  expect(outcome.results).toEqual(
    [
      { applied: true },
      { applied: true },
      { applied: true },
      { count: 1 },
      { count: 1 },
      { swapped: true, current: 5 },
      { deleted: true },
      { deleted: true },
      { count: 1 },
      { length: 2, first: id },
      { length: 3, first: id },
      { length: 4, first: id },
      { length: 6, first: id },
      { length: 7, first: id },
      { applied: true },
      {},
      { value: 'u', id },
      { value: 'z', id },
      { value: 'T', id },
      { removed: 1 },
      { added: 2 },
      { added: 1 },
      { deleted: 1 },
      { deleted: 0 },
      { values: ['p'] },
      {},
      { swapped: true, current: 2 },
      { won: true, value: 'won' },
      { replaced: false },
      { replaced: 0, evicted: [] },
      { updated: true },
      { updated: true },
      { swapped: true, current: 'another' },
      { items: [expect.objectContaining({ key: 'k', value: 'another' })] },
      { items: [expect.objectContaining({ key: 'j', priority: 3n, value: 'changed' })] },
      { count: 0 },
      { count: 1 },
    ].map((result) => ({ revision, ...result })),
  )
  expect(await vec.slice()).toEqual(['v', 'w', 'x'])
  expect(await cell.get()).toBe(2)
})

describe('a transaction', () => {
  test('checks entries of every kind by revision, value, absence and presence', async () => {
    const { daemon, db, map, vec, set, cell, once, queue } = await collections()
    await using _ = daemon
    const { revision } = await map.set('k', 1)
    const { first } = await vec.push('item')
    if (first === undefined) throw new Error('no id')
    await set.add('value')
    await cell.set(7)
    await queue.push(1n, 'j', 'job')
    const holds = await db
      .atomic()
      .check(map, 'k', { revision })
      .check(map, 'k', { value: 1 })
      .check(map, 'x', { absent: true })
      .check(map, 'x', { revision: 0n })
      .check(vec, 0, { value: 'item' })
      .check(vec, first, { present: true })
      .check(vec, 9, { absent: true })
      .check(set, 'value', { present: true })
      .check(set, 'x', { absent: true })
      .check(cell, { value: 7 })
      .check(once, { absent: true })
      .check(queue, 'j', { value: 'job' })
      .commit()
    expect(holds).toMatchObject({ committed: true, results: [] })
    const fails = await db
      .atomic()
      .check(cell, { present: true })
      .check(map, 'k', { value: 2 })
      .set(cell, 8)
      .commit()
    expect(fails).toEqual({ revision: db.revision, committed: false, failedCheck: 1 })
    expect(await cell.get()).toBe(7)
  })

  test('whose operation does not hold changes nothing, and answers the result of that one', async () => {
    const { daemon, db, map, cell, once } = await collections()
    await using _ = daemon
    await once.set('taken')
    const outcome = await db.atomic().set(cell, 1).set(map, 'k', 1).set(once, 'late').commit()
    expect(outcome).toEqual({
      revision: db.revision,
      committed: false,
      failedOperation: 2,
      result: { revision: db.revision, won: false, value: 'taken' },
    })
    expect(await cell.isEmpty()).toBe(true)
    expect(await map.isEmpty()).toBe(true)
  })

  test('that is refused says which operation it was, and what it was asked for', async () => {
    const { daemon, db, map, vec } = await collections()
    await using _ = daemon
    await expect(db.atomic().set(map, 'k', 1).remove(vec, 4).commit()).rejects.toMatchObject({
      code: 'index_out_of_range',
      operation: 1,
      input: { operation: 'remove', collection: 'v', key: 4 },
    })
    expect(await map.isEmpty()).toBe(true)
  })

  test('without anything in it is answered at once and logs nothing', async () => {
    const { daemon, db, service } = await collections()
    await using _ = daemon
    const before = service.writes.length
    expect(await db.atomic().commit()).toMatchObject({ committed: true, results: [] })
    expect(service.writes.length).toBe(before)
  })

  test('refuses what cannot be in it before anything is sent', async () => {
    const { daemon, db, service, map, set } = await collections()
    await using _ = daemon
    const elsewhere = await (await daemon.connect()).cell<number>('c')
    const before = service.writes.length
    const never = (call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
    never(() => db.atomic().set(elsewhere, 1))
    // A plain map has a method of that name, too.
    never(() => db.atomic().delete(new Map<string, number>() as never as typeof map, 'k'))
    never(() => db.atomic().check(map, 'k', { absent: true, present: true }))
    never(() => db.atomic().take(set, -1))
    const odd: StandardSchema<number> = {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: () => ({ issues: [{ message: 'no' }] }),
      },
    }
    const checked = await db.map<string, number>('m', { schema: odd })
    const transaction = db.atomic().set(checked, 'k', 1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(await codeOf(transaction.commit())).toBe('invalid_argument')
    expect(service.writes.length).toBe(before)
  })
})
