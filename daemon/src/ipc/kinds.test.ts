import type { Collection, CollectionKind, Database, OpenOptions } from '@tesela/client'
import { expect, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

type Open = (db: Database, options?: OpenOptions<unknown>) => Promise<Collection>

const opened: Readonly<Record<CollectionKind, Open>> = {
  map: (db, options) => db.map('name', options),
  vec: (db, options) => db.vec('name', options),
  set: (db, options) => db.set('name', options),
  cell: (db, options) => db.cell('name', options),
  once: (db, options) => db.once('name', options),
  queue: (db, options) => db.queue('name', options),
}

const asBytes: Readonly<Record<CollectionKind, (db: Database) => Collection>> = {
  map: (db) => db.bytes.map('name'),
  vec: (db) => db.bytes.vec('name'),
  set: (db) => db.bytes.set('name'),
  cell: (db) => db.bytes.cell('name'),
  once: (db) => db.bytes.once('name'),
  queue: (db) => db.bytes.queue('name', 'int64'),
}

const kinds = ['map', 'vec', 'set', 'cell', 'once', 'queue'] as const

test.each(kinds)('a %s is made, found again, and refused as anything else', async (kind) => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const open = opened[kind]
  expect(await codeOf(open(db, { create: false }))).toBe('not_found')
  const handle = await open(db)
  expect(handle.name).toBe('name')
  await open(db)
  expect(await db.create(kind, 'name')).toMatchObject({ fresh: false })
  await expect(open(db, { valueCodec: 'cbor' })).rejects.toMatchObject({
    code: 'schema_mismatch',
    // A sentence may begin with it: a name in quotes is not taken for a word.
    message: "'name' exists with other options: valueCodec is json, not cbor",
    diff: [{ field: 'valueCodec', expected: 'cbor', actual: 'json' }],
  })
  await expect(open(db, { maxItems: 3 })).rejects.toMatchObject({
    diff: [{ field: 'maxItems', expected: 3, actual: 0 }],
  })
  for (const other of kinds.filter((each) => each !== kind)) {
    await expect(opened[other](db)).rejects.toMatchObject({
      code: 'wrong_kind',
      message: `'name' is a ${kind}, not a ${other}`,
    })
    expect(await codeOf(db.create(other, 'name'))).toBe('wrong_kind')
    await expect(asBytes[other](db).size()).rejects.toMatchObject({
      code: 'wrong_kind',
      message: `'name' is a ${kind}, not a ${other}`,
    })
  }
  await db.drop('name')
  expect(await codeOf(handle.size())).toBe('not_found')
})

test('every call ends with its signal or its time', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  const [vec, set, cell] = [await db.vec('v'), await db.set('s'), await db.cell('c')]
  const [once, queue] = [await db.once('o'), await db.queue('q')]
  const never = (): Promise<never> => new Promise(() => undefined)
  service.script = { write: never, read: never }
  const signal = AbortSignal.abort()
  const calls: ((options: { signal?: AbortSignal; timeoutMs: number }) => Promise<unknown>)[] = [
    (options) => vec.extend([1], options),
    (options) => vec.first(options),
    (options) => set.deleteMany([1], options),
    (options) => set.has(1, options),
    (options) => cell.set(1, options),
    (options) => cell.get(options),
    (options) => once.set(1, options),
    (options) => once.settled(options),
    (options) => queue.popMin(1, options),
    (options) => queue.min(options),
    (options) => db.atomic().set(cell, 1).commit(options),
  ]
  for (const call of calls) {
    expect(await codeOf(call({ timeoutMs: 20 }))).toMatch(/^(unknown_outcome|deadline_exceeded)$/)
    expect(await codeOf(call({ signal, timeoutMs: 5_000 }))).toBe('aborted')
  }
})
