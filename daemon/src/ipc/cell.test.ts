import { expect, test } from 'vitest'
import { observed } from './testing/every-method.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

test('every operation of a cell does what it says', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const { handle: cell, uncalled } = observed(await db.cell<{ n: number }>('c'))
  expect(await cell.get()).toBeUndefined()
  expect(await cell.entry()).toBeUndefined()
  const first = await cell.set({ n: 1 }, { returnPrevious: true })
  expect(first).toEqual({ revision: db.revision })
  expect(await cell.write({ n: 2 }, { returnPrevious: true })).toMatchObject({
    previous: { value: { n: 1 }, created: first.revision, modified: first.revision },
  })
  expect(await cell.set({ n: 2 })).not.toHaveProperty('previous')
  expect(await cell.get()).toEqual({ n: 2 })
  expect(await cell.read()).toEqual({ n: 2 })
  expect(await cell.entry()).toMatchObject({
    value: { n: 2 },
    created: first.revision,
    modified: db.revision,
    stale: false,
  })
  expect(await cell.compareExchange({ n: 1 }, { n: 3 })).toMatchObject({
    swapped: false,
    current: { n: 2 },
  })
  expect(await cell.compareExchange({ n: 2 }, { n: 3 })).toMatchObject({
    swapped: true,
    current: { n: 3 },
  })
  expect(await cell.compareExchange({ n: 3 }, undefined)).not.toHaveProperty('current')
  expect(await cell.isEmpty()).toBe(true)
  expect(await cell.compareExchange(undefined, { n: 4 })).toMatchObject({ swapped: true })
  expect(await cell.size()).toBe(1)
  expect(await cell.clear()).toMatchObject({ count: 1 })
  expect(await cell.clear()).toMatchObject({ count: 0 })
  expect(await cell.revision()).toBe(db.revision)
  expect(uncalled()).toEqual([])
})
